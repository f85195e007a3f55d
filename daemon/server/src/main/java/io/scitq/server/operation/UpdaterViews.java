package io.scitq.server.operation;

import io.scitq.api.UpdaterView;
import io.scitq.server.schedule.NextRuns;
import io.scitq.server.update.LiveCatalog;
import io.scitq.server.update.UpdaterService;
import io.scitq.spi.ProviderId;
import io.scitq.store.CatalogStore;
import io.scitq.store.UpdateRun;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Updaters as others see them.
 *
 * @param updaters the running ones
 * @param disabled providers that are left out, with the reason
 * @param runs the stored runs
 * @param catalog what can be chosen now
 * @param nextRuns the schedules
 * @param clock for ages
 */
public record UpdaterViews(
    UpdaterService updaters,
    Map<ProviderId, String> disabled,
    CatalogStore runs,
    LiveCatalog catalog,
    NextRuns nextRuns,
    InstantSource clock) {
  /** Copies the map. */
  public UpdaterViews {
    disabled = Map.copyOf(disabled);
  }

  /** All providers, configured or left out, by name. */
  Set<ProviderId> known() {
    Set<ProviderId> all = new TreeSet<>(updaters.providers());
    all.addAll(disabled.keySet());
    return all;
  }

  /**
   * The provider of a request.
   *
   * @throws ProblemException 400 {@code provider-unknown} naming those that are known
   */
  ProviderId named(String name) {
    return known().stream()
        .filter(id -> id.value().equals(name))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.invalid(
                "provider-unknown",
                "unknown provider '" + name + "'",
                List.of("known: " + String.join(", ", names()))));
  }

  private List<String> names() {
    return known().stream().map(ProviderId::value).sorted().toList();
  }

  UpdaterView view(ProviderId provider) {
    Optional<UpdateRun> last = Optional.ofNullable(runs.lastRuns().get(provider));
    Optional<Instant> success = runs.lastSuccess(provider);
    return new UpdaterView(
        provider.value(),
        state(provider),
        last.map(UpdateRun::outcome).orElse(null),
        Dates.text(last.map(UpdateRun::endedAt)),
        Dates.text(success),
        age(success),
        catalog.current().sellable(provider),
        last.map(UpdateRun::added).orElse(0),
        last.map(UpdateRun::changed).orElse(0),
        last.map(UpdateRun::removed).orElse(0),
        Dates.text(nextRuns.of(provider)),
        last.map(UpdateRun::problems).orElse(List.of()),
        last.map(UpdateRun::problemCount).orElse(0),
        note(provider, last));
  }

  private String state(ProviderId provider) {
    if (disabled.containsKey(provider)) {
      return "disabled";
    }
    return updaters.isRunning(provider) ? "running" : "idle";
  }

  private @Nullable Long age(Optional<Instant> success) {
    return success.map(at -> Duration.between(at, clock.instant()).toSeconds()).orElse(null);
  }

  private @Nullable String note(ProviderId provider, Optional<UpdateRun> last) {
    String left = disabled.get(provider);
    return left != null ? left : last.flatMap(UpdateRun::note).orElse(null);
  }
}
