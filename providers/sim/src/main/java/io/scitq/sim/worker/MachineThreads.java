package io.scitq.sim.worker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The virtual threads of one machine, which end together. */
final class MachineThreads {
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  void start(String name, Runnable work) {
    if (stopped) {
      return;
    }
    Thread thread =
        Thread.ofVirtual()
            .name(name)
            .unstarted(() -> {
              try {
                work.run();
              } finally {
                threads.remove(Thread.currentThread());
              }
            });
    threads.add(thread);
    thread.start();
    if (stopped) {
      thread.interrupt();
    }
  }

  void interruptAll() {
    stopped = true;
    threads.forEach(Thread::interrupt);
  }
}
