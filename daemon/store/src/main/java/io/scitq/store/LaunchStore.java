package io.scitq.store;

import io.scitq.deploy.LaunchId;
import io.scitq.quota.Unavailability;
import io.scitq.spi.Instance;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.ProviderId;
import io.scitq.task.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The life of launches: recorded, claimed by one process at a time, followed, and deleted. Each
 * method is one transaction and may be repeated; a process that dies leaves claims that run out.
 */
public final class LaunchStore {
  private final Database database;

  /** Keeps launches in this database. */
  public LaunchStore(Database database) {
    this.database = database;
  }

  /**
   * Takes launches to carry out: recorded ones, and begun ones whose claimer has not said how they
   * ended in time. Ask the provider by the idempotent name: an earlier attempt may have made them.
   *
   * @param holder who claims, unique per process
   * @param lease how long nobody else will; longer than a cloud call may take
   */
  public List<ClaimedLaunch> claim(
      ProviderId provider, int limit, String holder, Duration lease, Instant now) {
    return database
        .jdbi()
        .inTransaction(
            handle -> new LaunchClaims(handle, now).claim(provider, limit, holder, lease));
  }

  /**
   * Says that this process lives, and frees the claims of those that no longer say so: what a
   * killed daemon had begun is taken up within seconds, not when its claims run out.
   *
   * @param ttl how long silence is no death; say it again well before
   * @return how many claims were freed
   */
  public int heartbeat(String holder, Duration ttl, Instant now) {
    return database
        .jdbi()
        .inTransaction(handle -> new LaunchClaims(handle, now).heartbeat(holder, ttl));
  }

  /** Frees claims of a holder whose work broke off, so that it is taken up again at once. */
  public void free(Collection<LaunchId> launches, String holder, Instant now) {
    database.jdbi().useTransaction(handle -> new LaunchClaims(handle, now).free(launches, holder));
  }

  /**
   * The provider makes it, or has made it. Also to be told when nobody wants it any more: then it
   * will be deleted.
   *
   * @return true when it is still wanted
   */
  public boolean accepted(LaunchId launch, Instance instance, Instant now) {
    return database
        .jdbi()
        .inTransaction(handle -> new LaunchProgress(handle, now).accepted(launch, instance));
  }

  /** Its instance runs. */
  public void booted(LaunchId launch, Instance instance, Instant now) {
    database.jdbi().useTransaction(h -> new LaunchProgress(h, now).booted(launch, instance));
  }

  /** All launches whose worker has spoken are complete; gives them. */
  public List<LaunchId> markRegistered(Instant now) {
    return database.jdbi().inTransaction(handle -> new LaunchProgress(handle, now).registered());
  }

  /**
   * It could not be made. A person's wish is tried on the next offering a few times; a recruiter
   * plans anew by itself.
   *
   * @param unavailability what the failure forbids, stored in the same transaction
   * @param cleanup true when something of it may exist at the provider and is to be deleted
   */
  public void failed(
      LaunchId launch,
      LaunchFailure failure,
      Optional<Unavailability> unavailability,
      boolean cleanup,
      Instant now) {
    database
        .jdbi()
        .useTransaction(handle -> {
          unavailability.ifPresent(block -> UnavailabilityStore.record(handle, block));
          new LaunchFailures(handle, now).failed(launch, failure, cleanup);
        });
  }

  /**
   * No answer yet. After a throttled request nothing was made: it is open to any process from then
   * on. After an unclear answer it stays begun, and is claimed again from then on.
   */
  public void postpone(LaunchId launch, LaunchFailure why, Instant until, Instant now) {
    database
        .jdbi()
        .useTransaction(handle -> new LaunchFailures(handle, now).postpone(launch, why, until));
  }

  /**
   * Takes launches under way to look at, those first that were not looked at for longest.
   *
   * @param limit how many at most
   * @param before only those that nobody has looked at since
   */
  public List<FollowedLaunch> following(
      ProviderId provider, int limit, Instant before, Instant now) {
    return database
        .jdbi()
        .inTransaction(handle -> new LaunchClaims(handle, now).following(provider, limit, before));
  }

  /**
   * Deletes a worker: its row at once when nothing exists at a cloud, else after its instance.
   *
   * @param reason a stable word: {@code user}, {@code idle}, {@code silent}, {@code
   *     never-registered}, {@code evicted}, {@code batch-deleted}
   */
  public DeletionAnswer requestDeletion(WorkerId worker, String reason, Instant now) {
    return database
        .jdbi()
        .inTransaction(handle -> new Deletions(handle, now).request(worker, reason));
  }

  /**
   * Takes launches whose instances are to be deleted, those among them that the Python server asked
   * for.
   */
  public List<DoomedLaunch> claimDeletions(
      ProviderId provider, int limit, String holder, Duration lease, Instant now) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          new ForeignRequests(handle, now).adopt();
          return new LaunchClaims(handle, now).claimDeletions(provider, limit, holder, lease);
        });
  }

  /**
   * What the console of a machine said whose worker never registered, for the log of its deploy
   * job. Kept once.
   *
   * @param text empty where the provider has none
   */
  public void consoleRead(LaunchId launch, Optional<String> text, Instant now) {
    database.jdbi().useTransaction(handle -> Consoles.read(handle, launch, text, now));
  }

  /**
   * The provider knows no such instance. One look proves nothing: forget it with {@link #gone} when
   * the count has reached 2.
   *
   * @param lookAgain when it is claimed again
   * @return how many times it was found absent
   */
  public int absent(LaunchId launch, Instant lookAgain, Instant now) {
    return database
        .jdbi()
        .inTransaction(handle -> new Deletions(handle, now).absent(launch, lookAgain));
  }

  /** Nothing of it is left: the worker's row goes too. */
  public void gone(LaunchId launch, Instant now) {
    database.jdbi().useTransaction(handle -> new Deletions(handle, now).gone(launch));
  }

  /** Its deletion goes on, or did not succeed: it is claimed again from then on. */
  public void deletionPostponed(LaunchId launch, String why, Instant until, Instant now) {
    database
        .jdbi()
        .useTransaction(handle -> new Deletions(handle, now).postponed(launch, why, until));
  }
}
