package io.scitq.local;

import io.scitq.local.agent.AgentFolder;
import io.scitq.local.agent.Containers;
import io.scitq.spi.InstanceName;
import io.scitq.spi.ServerId;
import io.scitq.spi.WorkerOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Agents on this host: started, found again and ended. */
final class Agents {
  /** Processes that are being started are seen in the next look. */
  private static final int LOOKS = 5;

  private final AgentRecords records;
  private final Processes processes;
  private final LocalSettings settings;
  private final InstantSource clock;

  Agents(AgentRecords records, Processes processes, LocalSettings settings, InstantSource clock) {
    this.records = records;
    this.processes = processes;
    this.settings = settings;
    this.clock = clock;
  }

  /** The agent that runs under this name. */
  Optional<AgentRecord> running(InstanceName name) throws IOException {
    Optional<AgentRecord> known = records.find(name);
    return known.isPresent() ? running(known.get()) : Optional.empty();
  }

  /** The same of a record; one whose start was not seen to its end is looked for. */
  private Optional<AgentRecord> running(AgentRecord record) throws IOException {
    if (record.process().isPresent()) {
      return processes.isAlive(record.process().get()) ? Optional.of(record) : Optional.empty();
    }
    List<Long> found = processes.bearing(record.name().value());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    // the agent is the oldest: its tasks were started by it
    AgentRecord complete = record.started(processes.key(found.stream().min(Long::compare).get()));
    records.write(complete);
    return Optional.of(complete);
  }

  /** All that run and have this owner. */
  List<AgentRecord> running(ServerId owner) throws IOException {
    List<AgentRecord> all = new ArrayList<>();
    for (AgentRecord record : records.all()) {
      if (record.serverId().equals(owner)) {
        running(record).ifPresent(all::add);
      }
    }
    return all;
  }

  int alive(ServerId owner) throws IOException {
    return running(owner).size();
  }

  /** What is recorded under this name, whether it runs or not. */
  Optional<AgentRecord> recorded(InstanceName name) throws IOException {
    return records.find(name);
  }

  /** Recorded first, then started: what is cut off in between is found again by its mark. */
  AgentRecord start(InstanceName name, ServerId owner, String flavor, WorkerOrder order)
      throws IOException {
    AgentRecord record = new AgentRecord(name, owner, flavor, clock.instant(), Optional.empty());
    records.write(record);
    Files.createDirectories(settings.work());
    List<String> command = AgentCommand.of(name, order, settings.work());
    AgentRecord started = record.started(processes.start(command, name.value(), records.log(name)));
    records.write(started);
    return started;
  }

  /** Kills the agent and all that it started; true when nothing is left. */
  boolean killAll(InstanceName name) throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      List<Long> left = processes.bearing(name.value());
      if (left.isEmpty()) {
        return true;
      }
      for (long pid : left) {
        processes.kill(pid);
      }
    }
    return processes.bearing(name.value()).isEmpty();
  }

  /** Forgets an agent that is gone, with its folders. */
  void forget(InstanceName name) throws IOException {
    Path work = settings.work().resolve(name.value());
    if (Files.exists(work.resolve(AgentFolder.CONTAINERS))) {
      Containers.removeAll(name.value());
    }
    Containers.removeFolder(work);
    records.remove(name);
  }

  Processes processes() {
    return processes;
  }
}
