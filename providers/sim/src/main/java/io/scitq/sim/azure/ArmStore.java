package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.cloud.SimInstance;
import io.scitq.spi.QuotaKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All resources of the account, by kind and name; names are found in any case of letters. What a
 * vanished machine leaves is worked out before each question. Thread-safe by its own lock.
 */
final class ArmStore {
  /** Kinds as ARM spells them in paths. */
  static final String NIC = "networkInterfaces";

  static final String ADDRESS = "publicIPAddresses";
  static final String DISK = "disks";

  private final SimCloud cloud;
  private final Map<String, String> groups = new TreeMap<>();
  private final Map<String, Map<String, ObjectNode>> resources = new HashMap<>();
  private final Map<String, ArmMachine> machines = new TreeMap<>();
  private final Map<String, ArmMachine> operations = new HashMap<>();
  private final Map<String, Instant> reserved = new HashMap<>();

  /** The machine of each interface in use, and the interface of each address in use. */
  private final Map<String, ArmMachine> users = new HashMap<>();

  private final Map<String, String> holders = new HashMap<>();

  /** How many machines the cloud had forgotten when this last dropped what was gone. */
  private int settledAt;

  ArmStore(SimCloud cloud) {
    this.cloud = cloud;
  }

  /** Makes a group; an existing one keeps its place. */
  synchronized String group(String name, String location) {
    return groups.computeIfAbsent(lower(name), key -> location);
  }

  synchronized Optional<String> groupLocation(String name) {
    return Optional.ofNullable(groups.get(lower(name)));
  }

  synchronized Optional<ObjectNode> find(String kind, String name) {
    settle();
    return Optional.ofNullable(of(kind).get(lower(name)));
  }

  synchronized List<ObjectNode> all(String kind) {
    settle();
    return List.copyOf(of(kind).values());
  }

  /** Adds or replaces; says whether there was none before. */
  synchronized boolean put(String kind, String name, ObjectNode body) {
    ObjectNode before = of(kind).put(lower(name), body);
    if (kind.equals(NIC)) {
      unhold(name, before);
      holders.put(lower(ArmIds.addressOf(body)), lower(name));
    }
    return before == null;
  }

  synchronized boolean remove(String kind, String name) {
    ObjectNode gone = of(kind).remove(lower(name));
    if (gone != null && kind.equals(ADDRESS)) {
      cloud.quota().giveBack(gone.path("location").asText(), QuotaKind.PUBLIC_IPS, 1);
    }
    if (kind.equals(NIC)) {
      unhold(name, gone);
    }
    return gone != null;
  }

  private void unhold(String nic, @Nullable ObjectNode body) {
    if (body != null) {
      holders.remove(lower(ArmIds.addressOf(body)), lower(nic));
    }
  }

  synchronized void addMachine(ArmMachine machine) {
    machines.put(lower(machine.name()), machine);
    users.put(lower(machine.nic()), machine);
    operations.put(machine.createOperation(), machine);
    operations.put(machine.deleteOperation(), machine);
  }

  /** A machine, also one that listings do not show yet. */
  synchronized Optional<ArmMachine> machine(String name) {
    settle();
    return Optional.ofNullable(machines.get(lower(name)));
  }

  /** A resource and the simulated machine behind it, as they were at one moment. */
  record Seen(ArmMachine machine, SimInstance instance) {}

  synchronized List<Seen> machines() {
    settle();
    return machines.values().stream()
        .flatMap(machine -> instance(machine).stream().map(behind -> new Seen(machine, behind)))
        .toList();
  }

  synchronized Optional<ArmMachine> operation(String id) {
    return Optional.ofNullable(operations.get(id));
  }

  /** The simulated machine behind a resource, unless it is hidden or gone. */
  Optional<SimInstance> instance(ArmMachine machine) {
    return cloud.find(machine.id());
  }

  /** The machine that an interface is attached to. */
  synchronized Optional<ArmMachine> userOf(String nic) {
    settle();
    return Optional.ofNullable(users.get(lower(nic)));
  }

  /** The interface that an address is attached to. */
  synchronized Optional<ObjectNode> holderOf(String address) {
    settle();
    return Optional.ofNullable(holders.get(lower(address))).map(of(NIC)::get);
  }

  /** The figure of an address, when its machine has booted. */
  synchronized Optional<String> figure(String address) {
    settle();
    return Optional.ofNullable(holders.get(lower(address)))
        .flatMap(this::userOf)
        .flatMap(this::instance)
        .flatMap(SimInstance::ipv4);
  }

  /** Azure keeps the interface of a machine that failed for a while. */
  synchronized void reserve(String nic, Duration time) {
    reserved.put(lower(nic), cloud.time().instant().plus(time));
  }

  synchronized boolean isReserved(String nic) {
    return reserved.getOrDefault(lower(nic), Instant.MIN).isAfter(cloud.time().instant());
  }

  /**
   * Drops machines that are gone, with all that has the option to go with them. Only looks when the
   * cloud has forgotten one since: with thousands of machines each question would cost as many.
   */
  private void settle() {
    int forgotten = cloud.everForgotten();
    if (forgotten == settledAt) {
      return;
    }
    Instant now = cloud.time().instant();
    List<ArmMachine> gone =
        machines.values().stream()
            .filter(machine -> !machine.visibleAt().isAfter(now))
            .filter(machine -> cloud.find(machine.id()).isEmpty())
            .toList();
    gone.forEach(this::drop);
    // a machine that went while it was hidden is dropped when it would have been seen
    if (machines.values().stream().noneMatch(machine -> machine.visibleAt().isAfter(now))) {
      settledAt = forgotten;
    }
  }

  private void drop(ArmMachine machine) {
    machines.remove(lower(machine.name()));
    users.remove(lower(machine.nic()), machine);
    ObjectNode nic = of(NIC).get(lower(machine.nic()));
    if (nic != null && machine.nicGoes()) {
      if (ArmIds.addressGoes(nic)) {
        remove(ADDRESS, ArmIds.addressOf(nic));
      }
      remove(NIC, machine.nic());
    }
    if (machine.diskGoes()) {
      of(DISK).remove(lower(machine.disk()));
    }
  }

  /** Number of machines of this name that live or are being made, hidden ones too. */
  synchronized int alive(String name) {
    settle();
    return machines.containsKey(lower(name)) ? 1 : 0;
  }

  private Map<String, ObjectNode> of(String kind) {
    return resources.computeIfAbsent(lower(kind), key -> new TreeMap<>());
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** A stable id for an act on a machine. */
  static String operationId(UUID machine, String act) {
    return UUID.nameUUIDFromBytes(
            (machine + act).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .toString();
  }
}
