package io.scitq.local.agent;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of one agent: one agent at a time, and nothing of an earlier one left over. */
public final class AgentFolder implements AutoCloseable {
  /** A file that is there when the agent has started containers. */
  public static final String CONTAINERS = "containers-used";

  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  private AgentFolder(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the folder and ends what an agent that was killed has left running.
   *
   * @throws IOException with a sentence when another agent has it
   */
  static AgentFolder take(AgentOptions options, Docker docker)
      throws IOException, InterruptedException {
    Path folder = options.folder();
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new IOException(
          "another worker named " + options.name() + " works already in " + folder);
    }
    AgentFolder taken = new AgentFolder(folder, channel, lock);
    taken.clean(options.mark(), docker);
    return taken;
  }

  private void clean(String mark, Docker docker) throws IOException, InterruptedException {
    long self = ProcessHandle.current().pid();
    for (long pid : Marked.bearing(mark)) {
      if (pid != self) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
    if (Files.exists(folder.resolve(CONTAINERS))) {
      docker.removeAll(mark);
    }
    Trees.remove(folder.resolve("executions"));
  }

  Path execution(long id) {
    return folder.resolve("executions").resolve(Long.toString(id));
  }

  Path resources() {
    return folder.resolve("resources");
  }

  /** False when somebody removed it: then the agent has no place to be. */
  boolean isThere() {
    return Files.exists(folder.resolve("lock"));
  }

  @Override
  public void close() throws IOException {
    lock.close();
    channel.close();
  }
}
