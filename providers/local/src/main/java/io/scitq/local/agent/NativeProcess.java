package io.scitq.local.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A task that runs as a process group of its own, so that signals reach all that it has started.
 */
final class NativeProcess implements TaskProcess {
  private static final int STOP = 19;
  private static final int TERMINAL_STOP = 20;
  private static final int CONTINUE = 18;
  private static final int KILL = 9;
  private static final int SIGNALED = 128;

  private final Process process;
  private final Set<Integer> delivered = ConcurrentHashMap.newKeySet();

  private NativeProcess(Process process) {
    this.process = process;
  }

  /** Starts the words of a command; its texts go to the workspace's files. */
  static NativeProcess start(List<String> words, Workspace space, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(space.folder().toFile())
            .redirectInput(new java.io.File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(space.standardOutput().toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(space.standardError().toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new NativeProcess(builder.start());
  }

  @Override
  public String pid() {
    return Long.toString(process.pid());
  }

  @Override
  public boolean hasEnded(Duration within) throws InterruptedException {
    return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public int returnCode() {
    int status = process.exitValue();
    return status > SIGNALED && delivered.contains(status - SIGNALED)
        ? -(status - SIGNALED)
        : status;
  }

  /**
   * A process group without a terminal ignores the terminal's stop signal, so a pause is the real
   * one. A paused group is woken to hear that it is to end.
   */
  @Override
  public void signal(int number) throws IOException, InterruptedException {
    delivered.add(number);
    send(number == TERMINAL_STOP ? STOP : number);
    boolean pause = number == TERMINAL_STOP || number == STOP;
    if (!pause && number != CONTINUE && number != KILL) {
      send(CONTINUE);
    }
  }

  @Override
  public void sweep() throws IOException, InterruptedException {
    send(KILL);
  }

  /** The shell's own kill is there on every machine; a group that is gone is none of our worry. */
  private void send(int number) throws IOException, InterruptedException {
    new ProcessBuilder("/bin/sh", "-c", "kill -s " + number + " -- -" + process.pid())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
