package io.scitq.store;

import java.time.Duration;
import java.time.Instant;

/** Rights that one process has until a time, so that several daemons do a thing once. */
public final class LeaseStore {
  private final Database database;

  /** Keeps them in this database. */
  public LeaseStore(Database database) {
    this.database = database;
  }

  /**
   * Takes a lease that is free or has run out, or renews one's own.
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
                        WHERE l.holder = excluded.holder OR l.until <= :now
                        """)
                    .bind("name", name)
                    .bind("holder", holder)
                    .bind("until", Utc.zoned(now.plus(ttl)))
                    .bind("now", Utc.zoned(now))
                    .execute()
                == 1);
  }

  /** Ends all leases of a process that stops, its heartbeat too. */
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
