package io.scitq.server.http.rest;

import io.scitq.task.Seat;
import io.scitq.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a second machine that speaks for the same worker, before it can fetch anything: an error
 * at its ping ends its round, and it tries again after a few seconds. What this daemon has not
 * heard it does not know; several daemons behind one address do not see each other's pings.
 */
final class Seats {
  private static final Logger LOG = LoggerFactory.getLogger(Seats.class);

  /** Seats of workers that are long gone are dropped when there are so many. */
  private static final int MANY = 10_000;

  private static final Duration LONG_GONE = Duration.ofHours(1);

  private final Map<WorkerId, Seat> seats = new ConcurrentHashMap<>();

  /** To be called before a ping is noted: ends it when it is a second machine's. */
  void judge(WorkerId worker, String address, Instant now) {
    Seat before = seats.get(worker);
    Seat after = seats.computeIfPresent(worker, (id, seat) -> seat.pinged(address, now));
    if (after == null || !after.isRival(address, now)) {
      return;
    }
    if (before == null || !before.isRival(address, now)) {
      LOG.atWarn()
          .addKeyValue("worker", worker)
          .addKeyValue("address", after.owner())
          .addKeyValue("second", address)
          .log("two machines have one worker name and host name; the second gets no work");
    }
    throw refusal(worker, after, address);
  }

  /** To be called after a ping was noted, so that only workers that exist have a seat. */
  void noted(WorkerId worker, String address, Instant now) {
    if (seats.putIfAbsent(worker, Seat.of(address, now)) == null && seats.size() > MANY) {
      seats.values().removeIf(seat -> seat.seen().plus(LONG_GONE).isBefore(now));
    }
  }

  /** To be called before a worker fetches something; others than a known rival may look. */
  void check(WorkerId worker, String address, Instant now) {
    Seat seat = seats.get(worker);
    if (seat != null && seat.isRival(address, now)) {
      throw refusal(worker, seat, address);
    }
  }

  private static RestException refusal(WorkerId worker, Seat seat, String address) {
    return RestException.conflict(
        "Worker "
            + worker
            + " runs at "
            + seat.owner()
            + " already: give the machine at "
            + address
            + " another name or host name");
  }
}
