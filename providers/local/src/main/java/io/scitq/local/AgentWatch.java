package io.scitq.local;

import io.scitq.spi.InstanceName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices agents that die: their tasks are ended at once, because the server will give them to
 * others; and one that dies young tells that agents cannot run here.
 */
final class AgentWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AgentWatch.class);

  /** A younger one did not die of its work. */
  private static final Duration YOUNG = Duration.ofSeconds(10);

  private final Agents agents;
  private final InstantSource clock;
  private final Set<InstanceName> watched = ConcurrentHashMap.newKeySet();
  private final Set<InstanceName> expected = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Optional<Instant>> diedYoung =
      new AtomicReference<>(Optional.empty());
  private volatile boolean closed;

  AgentWatch(Agents agents, InstantSource clock) {
    this.agents = agents;
    this.clock = clock;
  }

  /** Watches an agent until it ends, unless it is watched already. */
  void watch(AgentRecord agent) {
    if (!watched.add(agent.name())) {
      return;
    }
    agent
        .process()
        .ifPresent(key ->
            agents
                .processes()
                .end(key.pid())
                .thenRun(() -> Thread.ofVirtual().start(() -> died(agent))));
  }

  /** Its end is our doing. */
  void expectEnd(InstanceName name) {
    expected.add(name);
  }

  /** When an agent last died young. */
  Optional<Instant> diedYoung() {
    return diedYoung.get();
  }

  private void died(AgentRecord agent) {
    watched.remove(agent.name());
    if (closed || expected.remove(agent.name())) {
      return;
    }
    Instant now = clock.instant();
    if (Duration.between(agent.createdAt(), now).compareTo(YOUNG) < 0) {
      diedYoung.set(Optional.of(now));
    }
    LOG.atWarn().addKeyValue("worker", agent.name()).log("agent died; its tasks are ended");
    clean(agent);
  }

  /** Ends the tasks of an agent that is dead. */
  void clean(AgentRecord agent) {
    try {
      if (!agents.killAll(agent.name())) {
        LOG.atWarn().addKeyValue("worker", agent.name()).log("tasks of a dead agent still run");
      }
    } catch (IOException error) {
      LOG.atWarn()
          .addKeyValue("worker", agent.name())
          .addKeyValue("error", error.toString())
          .log("tasks of a dead agent cannot be ended");
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
