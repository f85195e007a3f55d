package io.scitq.cli.verb;

import java.util.List;

/**
 * One object of the command line and its verbs.
 *
 * @param name the word on the command line
 * @param summary one line
 * @param verbs in the order of the help
 */
public record ObjectGroup(String name, String summary, List<Verb> verbs) {
  /** Copies the list. */
  public ObjectGroup {
    verbs = List.copyOf(verbs);
  }

  /** Every object that {@code scitq-manage} knows. */
  public static List<ObjectGroup> all() {
    return List.of(
        new ObjectGroup(
            "worker",
            "the machines that work through the tasks",
            List.of(new WorkerList(), new WorkerDeploy(), new WorkerDelete(), new WorkerUpdate())),
        new ObjectGroup(
            "recruiter",
            "the rules that deploy workers for a batch",
            List.of(
                new RecruiterList(),
                new RecruiterCreate(),
                new RecruiterUpdate(),
                new RecruiterDelete(),
                new RecruiterPlan())),
        new ObjectGroup(
            "flavor", "what the providers sell", List.of(new FlavorList(), new FlavorExplain())),
        new ObjectGroup(
            "updater",
            "the readers of the providers' catalogs",
            List.of(new UpdaterRun(), new UpdaterStatus())));
  }
}
