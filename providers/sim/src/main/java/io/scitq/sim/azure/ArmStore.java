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
    return of(kind).put(lower(name), body) == null;
  }

  synchronized boolean remove(String kind, String name) {
    ObjectNode gone = of(kind).remove(lower(name));
    if (gone != null && kind.equals(ADDRESS)) {
      cloud.quota().giveBack(gone.path("location").asText(), QuotaKind.PUBLIC_IPS, 1);
    }
    return gone != null;
  }

  synchronized void addMachine(ArmMachine machine) {
    machines.put(lower(machine.name()), machine);
    operations.put(machine.createOperation(), machine);
    operations.put(machine.deleteOperation(), machine);
  }

  /** A machine, also one that listings do not show yet. */
  synchronized Optional<ArmMachine> machine(String name) {
    settle();
    return Optional.ofNullable(machines.get(lower(name)));
  }

  synchronized List<ArmMachine> machines() {
    settle();
    return machines.values().stream().filter(machine -> instance(machine).isPresent()).toList();
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
    return machines.values().stream()
        .filter(machine -> machine.nic().equalsIgnoreCase(nic))
        .findFirst();
  }

  /** The interface that an address is attached to. */
  synchronized Optional<ObjectNode> holderOf(String address) {
    return all(NIC).stream()
        .filter(nic -> ArmIds.addressOf(nic).equalsIgnoreCase(address))
        .findFirst();
  }

  /** The figures of all addresses that have one, by lower-case name: those of booted machines. */
  synchronized Map<String, String> figures() {
    settle();
    Map<String, String> figures = new HashMap<>();
    for (ArmMachine machine : machines.values()) {
      ObjectNode nic = of(NIC).get(lower(machine.nic()));
      if (nic != null) {
        instance(machine)
            .flatMap(SimInstance::ipv4)
            .ifPresent(ip -> figures.put(lower(ArmIds.addressOf(nic)), ip));
      }
    }
    return figures;
  }

  /** Azure keeps the interface of a machine that failed for a while. */
  synchronized void reserve(String nic, Duration time) {
    reserved.put(lower(nic), cloud.time().instant().plus(time));
  }

  synchronized boolean isReserved(String nic) {
    return reserved.getOrDefault(lower(nic), Instant.MIN).isAfter(cloud.time().instant());
  }

  /** Drops machines that are gone, with all that has the option to go with them. */
  private void settle() {
    machines
        .values()
        .removeIf(machine -> {
          if (!isGone(machine)) {
            return false;
          }
          of(NIC)
              .computeIfPresent(
                  lower(machine.nic()),
                  (name, nic) -> {
                    if (!machine.nicGoes()) {
                      return nic;
                    }
                    if (ArmIds.addressGoes(nic)) {
                      remove(ADDRESS, ArmIds.addressOf(nic));
                    }
                    return null;
                  });
          if (machine.diskGoes()) {
            of(DISK).remove(lower(machine.disk()));
          }
          return true;
        });
  }

  private boolean isGone(ArmMachine machine) {
    boolean hidden = machine.visibleAt().isAfter(cloud.time().instant());
    return !hidden && cloud.find(machine.id()).isEmpty();
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
