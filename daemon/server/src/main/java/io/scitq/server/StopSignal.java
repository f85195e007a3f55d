package io.scitq.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM and Ctrl-C: interrupts the main thread, which then closes what it has opened, and keeps
 * the JVM until it has.
 */
final class StopSignal {
  /** The daemon promises to stop within 10 s. */
  private static final long BOUND_SECONDS = 9;

  private final CountDownLatch closed = new CountDownLatch(1);

  private StopSignal() {}

  /** From now on a signal interrupts this thread. */
  static StopSignal interrupting(Thread main) {
    StopSignal signal = new StopSignal();
    Thread hook = new Thread(() -> signal.stop(main), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    return signal;
  }

  /** Everything is closed; the JVM may end. */
  void closed() {
    closed.countDown();
  }

  private void stop(Thread main) {
    main.interrupt();
    try {
      if (!closed.await(BOUND_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("scitqd: not stopped in time; the next start cleans up");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
