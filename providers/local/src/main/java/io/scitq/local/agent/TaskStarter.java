package io.scitq.local.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Starts tasks as processes or containers. */
final class TaskStarter {
  /** What tasks inherit of our environment; secrets of whoever started us are not among it. */
  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ");

  private static final String USUAL_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final Map<String, String> environment;
  private final Docker docker;
  private final String mark;
  private final Path folder;

  /**
   * For one agent.
   *
   * @param environment ours
   * @param mark what every process of the agent bears
   * @param folder the agent's, where it is noted that containers were used
   */
  TaskStarter(Map<String, String> environment, Docker docker, String mark, Path folder) {
    this.environment = Map.copyOf(environment);
    this.docker = docker;
    this.mark = mark;
    this.folder = folder;
  }

  /** A task could not be started; the sentence is for its owner. */
  static final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String sentence) {
      super(sentence);
    }
  }

  /** Starts it; {@code cpus} is what it may use. */
  TaskProcess start(Task task, Workspace space, long execution, int cpus)
      throws StartException, InterruptedException {
    try {
      return task.container().isPresent()
          ? container(task, space, execution, cpus)
          : NativeProcess.start(words(task), space, environment(space, cpus));
    } catch (IOException | IllegalArgumentException error) {
      throw new StartException("the command cannot be started: " + error.getMessage());
    }
  }

  private TaskProcess container(Task task, Workspace space, long execution, int cpus)
      throws IOException, InterruptedException, StartException {
    Optional<String> obstacle = docker.obstacle();
    if (obstacle.isPresent()) {
      throw new StartException(
          "the task wants the container "
              + task.container().orElseThrow()
              + ", but "
              + obstacle.get());
    }
    Files.writeString(folder.resolve(AgentFolder.CONTAINERS), "");
    // two agents of one machine may have executions of one number
    String name = "scitq-" + execution + "-" + Integer.toHexString(mark.hashCode());
    List<String> command = Docker.command(task, space, name, mark, cpus, List.of());
    return DockerProcess.start(docker, name, command, space, environment(space, cpus));
  }

  private List<String> words(Task task) throws IOException {
    List<String> words = ShellWords.split(task.command());
    if (words.isEmpty()) {
      throw new IllegalArgumentException("it is empty");
    }
    // setsid would say so too, but only after the task is reported as running
    String program = words.getFirst();
    boolean found =
        program.contains("/")
            ? Files.isExecutable(folder.resolve(program))
            : new Program(environment).isThere(program);
    if (!found) {
      throw new IOException(
          "there is no program "
              + program
              + " on this machine (a command is run without a shell: use sh -c '...' for more)");
    }
    return words;
  }

  /** What a native task finds in its environment. */
  Map<String, String> environment(Workspace space, int cpus) {
    Map<String, String> given = new TreeMap<>();
    given.put("PATH", USUAL_PATH);
    for (String name : INHERITED) {
      Optional.ofNullable(environment.get(name)).ifPresent(value -> given.put(name, value));
    }
    given.put("CPU", Integer.toString(cpus));
    given.put("INPUT", space.input().toString());
    given.put("OUTPUT", space.output().toString());
    given.put("RESOURCE", space.resource().toString());
    given.put("TEMP", space.temporary().toString());
    given.put(Marked.VARIABLE, mark);
    return given;
  }
}
