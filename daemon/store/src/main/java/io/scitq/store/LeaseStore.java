package io.scitq.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rights that one process has until a time, so that several daemons do a thing once. */
public final class LeaseStore {
  private final Database database;

  /** Keeps them in this database. */
  public LeaseStore(Database database) {
    this.database = database;
  }

  /** A time farther ahead than this was written by a clock that has been corrected since. */
  private static final Duration FARTHEST = Duration.ofDays(1);

  /**
   * Takes a lease that is free or has run out, or whose holder no longer says that it lives, or
   * renews one's own.
   *
   * @param name what it is for
   * @param holder who asks, unique per process
   * @param ttl until when from now it holds; renew it well before
   * @return true when the holder has it now
   */
  public boolean acquire(String name, String holder, Duration ttl, Instant now) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                    .createUpdate(
                        """
                        INSERT INTO scitqd.lease AS l (name, holder, until)
                        VALUES (:name, :holder, :until)
                        ON CONFLICT (name) DO UPDATE
                        SET holder = excluded.holder, until = excluded.until
                        WHERE l.holder = excluded.holder OR l.until <= :now OR l.until > :farthest
                            OR EXISTS (SELECT 1 FROM scitqd.lease d
                                WHERE d.name = 'daemon:' || l.holder AND d.until <= :now)
                        """)
                    .bind("name", name)
                    .bind("holder", holder)
                    .bind("until", Utc.zoned(now.plus(ttl)))
                    .bind("now", Utc.zoned(now))
                    .bind("farthest", Utc.zoned(now.plus(ttl).plus(FARTHEST)))
                    .execute()
                == 1);
  }

  /**
   * When a daemon last said that it lives; empty before the first has.
   *
   * @param ttl for how long that holds
   */
  public Optional<Instant> lastSignOfLife(Duration ttl) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT until FROM scitqd.lease WHERE name LIKE 'daemon:%'"
                        + " ORDER BY until DESC LIMIT 1")
                .map((row, context) -> Utc.present(row, "until").minus(ttl))
                .findFirst());
  }

  /** The holders that say that they live. */
  public List<String> living(Instant now) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT holder FROM scitqd.lease WHERE name LIKE 'daemon:%' AND until > :now"
                        + " ORDER BY holder")
                .bind("now", Utc.zoned(now))
                .mapTo(String.class)
                .list());
  }

  /** Lets no lease of a process that stops hold for longer, its heartbeat neither. */
  public void releaseAll(String holder, Instant now) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    "UPDATE scitqd.lease SET until = :now WHERE holder = :holder AND until > :now")
                .bind("now", Utc.zoned(now))
                .bind("holder", holder)
                .execute());
  }

  /** Gives a lease back; nothing happens when another has it. */
  public void release(String name, String holder) {
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute("DELETE FROM scitqd.lease WHERE name = ? AND holder = ?", name, holder));
  }
}
