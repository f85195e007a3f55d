package io.scitq.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Does in one transaction what many callers ask for at once: while one round is at work the next
 * one gathers, so that a lone caller never waits for others and a crowd shares statement and
 * commit. Each caller returns when its own round is committed, with its own answer or failure.
 *
 * @param <Q> what is asked
 * @param <R> what is answered
 */
final class Together<Q, R> {
  /** More at once gains nothing, and the last one would wait for all of them. */
  private static final int MOST = 500;

  private final Work<Q, R> work;
  private final BlockingQueue<Call<Q, R>> waiting = new LinkedBlockingQueue<>();
  private final AtomicBoolean running = new AtomicBoolean();

  Together(Work<Q, R> work) {
    this.work = work;
  }

  /** Answers all of them, in their order, in one transaction. */
  interface Work<Q, R> {
    List<R> all(List<Q> asked);
  }

  private record Call<Q, R>(Q asked, CompletableFuture<R> answer) {}

  /** Waits for the answer; what the work throws is thrown here. */
  R ask(Q asked) {
    Call<Q, R> call = new Call<>(asked, new CompletableFuture<>());
    waiting.add(call);
    begin();
    try {
      return call.answer().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** How many wait for the next round. */
  int gathered() {
    return waiting.size();
  }

  private void begin() {
    if (running.compareAndSet(false, true)) {
      Thread.ofVirtual().name("together").start(this::rounds);
    }
  }

  private void rounds() {
    List<Call<Q, R>> round = new ArrayList<>();
    while (waiting.drainTo(round, MOST) > 0) {
      serve(round);
      round.clear();
    }
    running.set(false);
    if (!waiting.isEmpty()) {
      begin(); // it came between the last look and now
    }
  }

  private void serve(List<Call<Q, R>> round) {
    try {
      List<R> answers = work.all(round.stream().map(Call::asked).toList());
      for (int i = 0; i < round.size(); i++) {
        round.get(i).answer().complete(answers.get(i));
      }
    } catch (RuntimeException | Error failure) { // one that nobody gets would leave callers waiting
      fail(round, failure);
    }
  }

  /** One bad request must not fail the others: each is tried alone and gets its own failure. */
  private void fail(List<Call<Q, R>> round, Throwable failure) {
    boolean each = round.size() > 1 && !TransientFailure.causedBy(failure);
    if (each && failure instanceof RuntimeException) {
      round.forEach(call -> serve(List.of(call)));
    } else {
      round.forEach(call -> call.answer().completeExceptionally(failure));
    }
  }
}
