package io.scitq.server.deploy;

import io.micrometer.core.instrument.MeterRegistry;
import io.scitq.server.metrics.MeterNames;
import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.LaunchOutcome;
import io.scitq.spi.OfferingId;
import io.scitq.spi.ProviderId;
import java.time.Duration;

/** Counts launches and deletions by outcome. Labels are few: provider, region, outcome. */
final class DeployMeters {
  private final MeterRegistry registry;

  DeployMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void launched(OfferingId offering, LaunchOutcome outcome, Duration took) {
    String label =
        switch (outcome) {
          case LaunchOutcome.Accepted accepted -> accepted.adopted() ? "adopted" : "accepted";
          case LaunchFailure failure -> failure.label();
        };
    registry
        .timer(
            MeterNames.LAUNCH,
            MeterNames.PROVIDER,
            offering.provider().value(),
            MeterNames.REGION,
            offering.region(),
            MeterNames.OUTCOME,
            label)
        .record(took);
  }

  void deleted(ProviderId provider, DeleteOutcome outcome) {
    String label =
        switch (outcome) {
          case DeleteOutcome.Gone() -> "gone";
          case DeleteOutcome.Deleting() -> "deleting";
          case DeleteOutcome.Throttled throttled -> "throttled";
          case DeleteOutcome.AuthenticationFailed refused -> "authentication_failed";
          case DeleteOutcome.Failed refused -> "failed";
        };
    registry
        .counter(
            MeterNames.DELETION, MeterNames.PROVIDER, provider.value(), MeterNames.OUTCOME, label)
        .increment();
  }
}
