package io.scitq.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** The real processes of this host, which can be told to refuse. */
final class FaultyProcesses implements Processes {
  /** What goes wrong. */
  enum Fault {
    DENIED,
    EXHAUSTED,
    ERROR
  }

  private final HostProcesses real = new HostProcesses();
  private final AtomicReference<Optional<Fault>> onStart = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Fault>> onAll = new AtomicReference<>(Optional.empty());
  private volatile boolean loseAnswer;

  void breakNextStart(Fault fault) {
    onStart.set(Optional.of(fault));
  }

  void breakAll(Fault fault) {
    onAll.set(Optional.of(fault));
  }

  /** The next process is started, and the answer is lost. */
  void loseNextAnswer() {
    loseAnswer = true;
  }

  void heal() {
    onStart.set(Optional.empty());
    onAll.set(Optional.empty());
    loseAnswer = false;
  }

  private static void fail(Optional<Fault> fault) throws IOException {
    if (fault.isEmpty()) {
      return;
    }
    throw switch (fault.get()) {
      case DENIED -> new AccessDeniedException("/proc");
      case EXHAUSTED ->
          new ExhaustedException("error=11, Resource temporarily unavailable", new IOException());
      case ERROR -> new IOException("error=5, Input/output error");
    };
  }

  @Override
  public AgentRecord.ProcessKey start(List<String> command, String mark, Path log)
      throws IOException {
    fail(onAll.get());
    fail(onStart.getAndSet(Optional.empty()));
    AgentRecord.ProcessKey key = real.start(command, mark, log);
    if (loseAnswer) {
      loseAnswer = false;
      throw new IOException("the answer is lost");
    }
    return key;
  }

  @Override
  public boolean isAlive(AgentRecord.ProcessKey key) throws IOException {
    fail(onAll.get());
    return real.isAlive(key);
  }

  @Override
  public List<Long> bearing(String mark) throws IOException {
    fail(onAll.get());
    return real.bearing(mark);
  }

  @Override
  public AgentRecord.ProcessKey key(long pid) throws IOException {
    fail(onAll.get());
    return real.key(pid);
  }

  @Override
  public void kill(long pid) throws IOException {
    fail(onAll.get());
    real.kill(pid);
  }

  @Override
  public CompletableFuture<?> end(long pid) {
    return real.end(pid);
  }
}
