package io.scitq.store;

import io.scitq.deploy.LaunchId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps with the deploy job what a machine printed that never became a worker. */
final class Consoles {
  private Consoles() {}

  /** Two daemons may have read it; the first one's text is kept. */
  static void read(Handle handle, LaunchId launch, Optional<String> text, Instant now) {
    handle
        .createQuery(
            """
            UPDATE scitqd.launch SET console_read_at = :now
            WHERE launch_id = :launch AND console_read_at IS NULL
            RETURNING job_id
            """)
        .bind("now", Utc.zoned(now))
        .bind("launch", launch.value())
        .mapTo(Integer.class)
        .findFirst()
        .ifPresent(job -> text.ifPresent(said -> Jobs.log(handle, job, said)));
  }
}
