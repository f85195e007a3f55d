package io.scitq.local;

import io.scitq.local.agent.Marked;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The real processes, as {@code /proc} tells of them. */
final class HostProcesses implements Processes {
  /** What an agent inherits; the credentials of clouds and database are not among it. */
  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR");

  /** Place of the start time in /proc/PID/stat, counted after the name in brackets. */
  private static final int START_TIME = 19;

  @Override
  public AgentRecord.ProcessKey start(List<String> command, String mark, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(new java.io.File("/"))
            .redirectErrorStream(true)
            .redirectInput(new java.io.File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(INHERITED);
    environment.put(Marked.VARIABLE, mark);
    try {
      return key(builder.start().pid());
    } catch (IOException error) {
      throw typed(error);
    }
  }

  /** The JDK puts the system's error number into the text. */
  private static IOException typed(IOException error) {
    String text = String.valueOf(error.getMessage());
    if (text.contains("error=13,") || text.contains("error=1,")) {
      AccessDeniedException denied = new AccessDeniedException(text);
      denied.initCause(error);
      return denied;
    }
    if (text.contains("error=11,") || text.contains("error=12,")) {
      return new ExhaustedException(text, error);
    }
    return error;
  }

  @Override
  public AgentRecord.ProcessKey key(long pid) throws IOException {
    long ticks =
        startTicks(pid).orElseThrow(() -> new IOException("process " + pid + " ended at once"));
    return new AgentRecord.ProcessKey(pid, ticks, boot());
  }

  @Override
  public boolean isAlive(AgentRecord.ProcessKey key) throws IOException {
    return key.boot().equals(boot())
        && startTicks(key.pid()).filter(ticks -> ticks == key.startTicks()).isPresent();
  }

  @Override
  public List<Long> bearing(String mark) throws IOException {
    return Marked.bearing(mark);
  }

  @Override
  public void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Override
  public CompletableFuture<?> end(long pid) {
    return ProcessHandle.of(pid)
        .<CompletableFuture<?>>map(ProcessHandle::onExit)
        .orElseGet(() -> CompletableFuture.completedFuture(pid));
  }

  private static String boot() throws IOException {
    return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
  }

  /** Empty when there is no such process, or only its remains. */
  private static Optional<Long> startTicks(long pid) throws IOException {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      boolean remains = words[0].equals("Z") || words[0].equals("X");
      return remains ? Optional.empty() : Optional.of(Long.valueOf(words[START_TIME]));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException error) {
      // a process that ends while it is read: "No such process"
      if (Files.exists(Path.of("/proc", Long.toString(pid)))) {
        throw error;
      }
      return Optional.empty();
    }
  }
}
