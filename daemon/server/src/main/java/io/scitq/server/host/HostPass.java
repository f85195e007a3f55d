package io.scitq.server.host;

import io.scitq.recruit.DeployDecision;
import io.scitq.recruit.DeployPlanner;
import io.scitq.recruit.DeployRequest;
import io.scitq.server.loop.Hint;
import io.scitq.server.loop.Pass;
import io.scitq.server.loop.PassResult;
import io.scitq.spi.InspectOutcome;
import io.scitq.spi.InstanceName;
import io.scitq.spi.Provider;
import io.scitq.spi.StandingWorker;
import io.scitq.store.HostStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of looking after this host: a worker whose process has died is deleted, so that its
 * tasks are given to others, and the standing worker is launched when there is none.
 */
public final class HostPass implements Pass {
  private static final Logger LOG = LoggerFactory.getLogger(HostPass.class);
  private static final Duration LEASE = Duration.ofSeconds(15);

  private final List<Provider> providers;
  private final HostTools tools;
  private String refusal = "";

  /** A round that has not been run; providers of other machines are left alone. */
  public HostPass(List<Provider> providers, HostTools tools) {
    this.providers = providers.stream().filter(Provider::isOwnHost).toList();
    this.tools = tools;
  }

  @Override
  public PassResult run(Instant now) {
    if (providers.isEmpty()) {
      return PassResult.QUIET;
    }
    if (!tools.terms().leases().acquire("host", tools.terms().holder(), LEASE, now)) {
      return PassResult.STANDBY;
    }
    boolean acted = false;
    for (Provider provider : providers) {
      acted |= deleteVanished(provider, now);
      Optional<StandingWorker> standing = provider.standing();
      if (standing.isPresent() && !tools.hosts().hasStanding(provider.id())) {
        acted |= launch(standing.get(), now);
      }
    }
    return acted ? PassResult.ACTED : PassResult.QUIET;
  }

  private boolean deleteVanished(Provider provider, Instant now) {
    boolean any = false;
    for (HostStore.HostWorker worker : tools.hosts().registered(provider.id())) {
      if (provider.instances().inspect(worker.ref()) instanceof InspectOutcome.Absent) {
        tools.launches().requestDeletion(worker.id(), "lost", now);
        LOG.atWarn().addKeyValue("worker", worker.ref().name()).log("a worker's process has died");
        any = true;
      }
    }
    if (any) {
      tools.hints().publish(Hint.JOB);
    }
    return any;
  }

  private boolean launch(StandingWorker wanted, Instant now) {
    DeployRequest request =
        new DeployRequest(
            0,
            wanted.offering().flavor().name(),
            wanted.offering().region(),
            wanted.offering().provider().value(),
            wanted.concurrency(),
            0,
            wanted.batch());
    DeployDecision decision =
        DeployPlanner.plan(
                List.of(request),
                tools.snapshots().read(),
                tools.snapshots().settings(),
                tools.catalog().current(),
                now)
            .getFirst();
    return switch (decision) {
      case DeployDecision.Launch launch -> record(launch, now);
      case DeployDecision.Refuse refuse -> {
        tell(refuse);
        yield false;
      }
    };
  }

  private boolean record(DeployDecision.Launch launch, Instant now) {
    Optional<InstanceName> name =
        tools
            .hosts()
            .recordStanding(launch, tools.terms().naming(), tools.terms().registerTimeout(), now);
    name.ifPresent(made ->
        LOG.atInfo()
            .addKeyValue("worker", made)
            .addKeyValue("batch", launch.request().batch())
            .log("standing worker of this host launched"));
    refusal = "";
    tools.hints().publish(Hint.JOB);
    return name.isPresent();
  }

  /** Once, until the reason changes; before the first reading of this host nothing fits. */
  private void tell(DeployDecision.Refuse refuse) {
    String why = refuse.reason().code().label();
    if (!why.equals(refusal) && tools.catalog().current().size() > 0) {
      refusal = why;
      LOG.atWarn()
          .addKeyValue("reason", why)
          .addKeyValue("detail", refuse.reason().detail())
          .log("the standing worker of this host cannot be launched");
    }
  }
}
