package io.scitq.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who speaks for a worker. Two machines with one name and one host name adopt the same row, and
 * both would run what is given to it. A worker process pings every 4 s or more, so a ping from
 * another address sooner than that is of a second process; one that comes later may be the same
 * process with another address, as behind a gateway with several.
 *
 * @param owner address that speaks for the worker
 * @param seen its last ping
 * @param former who spoke for it before, while that may still live
 * @param rival the second process, while it pings
 */
public record Seat(String owner, Instant seen, Optional<Caller> former, Optional<Caller> rival) {
  /** Below the 4 s that every worker process sleeps between two pings. */
  private static final Duration TOO_SOON = Duration.ofMillis(3500);

  /** Who has not pinged for this long has gone; the time after which a worker is offline. */
  private static final Duration GONE = Duration.ofSeconds(15);

  /**
   * Somebody who pings.
   *
   * @param address network address
   * @param seen last ping
   */
  public record Caller(String address, Instant seen) {
    boolean is(String other, Instant now) {
      return address.equals(other) && isHere(now);
    }

    boolean isHere(Instant now) {
      return !seen.plus(GONE).isBefore(now);
    }
  }

  /** The first ping. */
  public static Seat of(String address, Instant now) {
    return new Seat(address, now, Optional.empty(), Optional.empty());
  }

  /** After a ping of this address; it is the owner then, or the rival. */
  public Seat pinged(String address, Instant now) {
    Optional<Caller> others = rival.filter(one -> one.isHere(now));
    if (address.equals(owner)) {
      return new Seat(owner, now, former.filter(one -> one.isHere(now)), others);
    }
    boolean alive = new Caller(owner, seen).isHere(now);
    boolean soon = seen.plus(TOO_SOON).isAfter(now);
    if (alive && soon && former.filter(one -> one.is(address, now)).isPresent()) {
      // it was here first: the other one took the seat between two of its pings
      return new Seat(address, now, Optional.empty(), Optional.of(new Caller(owner, seen)));
    }
    if (alive && (soon || others.filter(one -> one.is(address, now)).isPresent())) {
      return new Seat(owner, seen, former, Optional.of(new Caller(address, now)));
    }
    Optional<Caller> before = alive ? Optional.of(new Caller(owner, seen)) : Optional.empty();
    return new Seat(address, now, before, others);
  }

  /** Whether this address is known to be of a second process. */
  public boolean isRival(String address, Instant now) {
    return !address.equals(owner) && rival.filter(one -> one.is(address, now)).isPresent();
  }
}
