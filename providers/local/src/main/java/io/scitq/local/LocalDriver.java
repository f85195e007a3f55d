package io.scitq.local;

import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.InspectOutcome;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceDriver;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.LaunchOutcome;
import io.scitq.spi.LaunchRequest;
import io.scitq.spi.QuotaKind;
import io.scitq.spi.Region;
import io.scitq.spi.ServerId;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, finds and deletes workers of this host. */
final class LocalDriver implements InstanceDriver {
  private static final Logger LOG = LoggerFactory.getLogger(LocalDriver.class);
  private static final String UNREADABLE = "unreadable";
  private static final String DENIED = "denied";

  private final Agents agents;
  private final AgentWatch watch;
  private final LocalSettings settings;
  private final ServerId serverId;
  private final InstantSource clock;
  private final ReentrantLock starting = new ReentrantLock();

  LocalDriver(
      Agents agents,
      AgentWatch watch,
      LocalSettings settings,
      ServerId serverId,
      InstantSource clock) {
    this.agents = agents;
    this.watch = watch;
    this.settings = settings;
    this.serverId = serverId;
    this.clock = clock;
  }

  @Override
  public LaunchOutcome launch(LaunchRequest request) {
    starting.lock();
    try {
      Optional<AgentRecord> there = agents.running(request.name());
      return there.isPresent()
          ? new LaunchOutcome.Accepted(instance(there.get()), true)
          : start(request);
    } catch (AccessDeniedException denied) {
      return new LaunchFailure.AuthenticationFailed(DENIED, denied.toString());
    } catch (Processes.ExhaustedException full) {
      return new LaunchFailure.NoCapacity(
          LaunchFailure.Scope.OFFERING, "exhausted", String.valueOf(full.getMessage()));
    } catch (IOException unclear) {
      return new LaunchFailure.Indeterminate(UNREADABLE, unclear.toString());
    } finally {
      starting.unlock();
    }
  }

  private LaunchOutcome start(LaunchRequest request) throws IOException {
    Optional<Duration> wait = pause();
    if (wait.isPresent()) {
      return new LaunchFailure.Throttled(
          wait, "died-young", "a worker of this host died as soon as it was started");
    }
    int alive = agents.alive(serverId);
    if (alive >= settings.workers()) {
      return new LaunchFailure.QuotaReached(
          QuotaKind.INSTANCES,
          OptionalLong.of(settings.workers()),
          OptionalLong.of(alive),
          "workers",
          SettingsReader.WORKERS + " allows " + settings.workers() + ", " + alive + " run");
    }
    if ("root".equals(System.getProperty("user.name"))) {
      LOG.atWarn()
          .addKeyValue("worker", request.name())
          .log("tasks on this host run as root, for whoever can connect to the daemon");
    }
    AgentRecord started =
        agents.start(
            request.name(), serverId, request.offering().flavor().name(), request.worker());
    watch.watch(started);
    return new LaunchOutcome.Accepted(instance(started), false);
  }

  private Optional<Duration> pause() {
    Instant now = clock.instant();
    return watch
        .diedYoung()
        .map(at -> Duration.between(now, at.plus(settings.pause())))
        .filter(Duration::isPositive);
  }

  /** What an earlier daemon started is watched from here on; of one that died nothing is left. */
  @Override
  public InspectOutcome inspect(InstanceRef instance) {
    try {
      Optional<AgentRecord> agent = agents.running(instance.name());
      if (agent.isEmpty()) {
        agents.recorded(instance.name()).ifPresent(watch::clean);
        return new InspectOutcome.Absent();
      }
      watch.watch(agent.get());
      return new InspectOutcome.Found(instance(agent.get()));
    } catch (IOException unclear) {
      return new InspectOutcome.Unanswered(UNREADABLE, unclear.toString());
    }
  }

  @Override
  public FetchReport<Instance> list() {
    Instant now = clock.instant();
    try {
      List<Instance> ours = agents.running(serverId).stream().map(LocalDriver::instance).toList();
      return new FetchReport<>(ours, Set.of(Machine.NAME), List.of(), now);
    } catch (IOException unreadable) {
      return FetchReport.failed(
          new FetchProblem(Machine.NAME, UNREADABLE, unreadable.toString()), now);
    }
  }

  @Override
  public DeleteOutcome delete(InstanceRef instance) {
    InstanceName name = instance.name();
    starting.lock();
    try {
      boolean readable = isReadable(name);
      watch.expectEnd(name);
      if (!agents.killAll(name)) {
        return new DeleteOutcome.Deleting();
      }
      agents.forget(name);
      // without its record it was not known whose it was: the next look tells that it is gone
      return readable ? new DeleteOutcome.Gone() : new DeleteOutcome.Deleting();
    } catch (AccessDeniedException denied) {
      return new DeleteOutcome.AuthenticationFailed(DENIED, denied.toString());
    } catch (IOException unclear) {
      return new DeleteOutcome.Failed(UNREADABLE, unclear.toString());
    } finally {
      starting.unlock();
    }
  }

  private boolean isReadable(InstanceName name) {
    try {
      agents.running(name);
      return true;
    } catch (IOException wrong) {
      LOG.atWarn()
          .addKeyValue("worker", name)
          .addKeyValue("error", wrong.toString())
          .log("the record of an agent that is deleted cannot be read");
      return false;
    }
  }

  private static Instance instance(AgentRecord agent) {
    return new Instance(
        agent.name(),
        new Region(LocalProviderFactory.LOCAL, Machine.NAME),
        agent.flavor(),
        agent.process().map(AgentRecord.ProcessKey::vendorId).orElseThrow(),
        InstanceStatus.RUNNING,
        Optional.empty(),
        Optional.of("127.0.0.1"),
        Optional.empty(),
        Optional.of(agent.createdAt()));
  }
}
