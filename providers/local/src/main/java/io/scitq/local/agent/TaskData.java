package io.scitq.local.agent;

import java.nio.file.Path;
import java.util.List;

/**
 * The data of tasks.
 *
 * @param staging brings and takes away
 * @param resources what tasks share
 */
record TaskData(Staging staging, ResourceCache resources) {
  private static final int INPUT_ATTEMPTS = 2;

  /** Brings what a task wants into its folders. */
  void bring(Task task, Workspace space) throws StagingException, InterruptedException {
    for (String input : task.inputs()) {
      staging.fetch(input, space.input(), INPUT_ATTEMPTS);
    }
    for (String resource : task.resources()) {
      resources.provide(resource, space.resource());
    }
  }

  /** Takes the results away and gives their names. */
  List<String> upload(Workspace space, String target, int attempts)
      throws StagingException, InterruptedException {
    Path output = space.output();
    return staging.upload(output, target, attempts);
  }
}
