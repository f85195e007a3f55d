package io.scitq.azure;

import com.azure.core.management.Resource;
import com.azure.resourcemanager.network.fluent.models.PublicIpAddressInner;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.Region;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lists what hangs on machines: addresses for those that are there, and what is left of those that
 * are not, which goes on costing until it is deleted.
 */
final class AzureLeftovers {
  private final AzureClients clients;
  private final AzureCalls calls;
  private final AzureNames names;

  AzureLeftovers(AzureClients clients, AzureCalls calls, AzureNames names) {
    this.clients = clients;
    this.calls = calls;
    this.names = names;
  }

  /** All interfaces, addresses and disks of ours, by instance. */
  record Found(Map<String, String> addresses, Map<String, List<Resource>> parts) {
    /** What there is of instances that are not among the machines. */
    List<Instance> without(Set<String> machines, AzureNames names) {
      return parts.entrySet().stream()
          .filter(part -> !machines.contains(part.getKey()))
          .sorted(Map.Entry.comparingByKey())
          .flatMap(part -> leftover(part.getKey(), part.getValue(), names).stream())
          .toList();
    }
  }

  /** Reads all three lists; adds a problem for each that fails. */
  Found read(List<FetchProblem> problems) {
    Map<String, String> addresses = new HashMap<>();
    Map<String, List<Resource>> parts = new HashMap<>();
    for (PublicIpAddressInner address :
        ours(
            calls.await(
                clients.network().getPublicIpAddresses().listByResourceGroupAsync(names.group())),
            problems)) {
      add(parts, address);
      if (address.ipAddress() != null) {
        addresses.put(instance(address), address.ipAddress());
      }
    }
    ours(
            calls.await(
                clients.network().getNetworkInterfaces().listByResourceGroupAsync(names.group())),
            problems)
        .forEach(nic -> add(parts, nic));
    ours(
            calls.await(clients.compute().getDisks().listByResourceGroupAsync(names.group())),
            problems)
        .forEach(disk -> add(parts, disk));
    return new Found(addresses, parts);
  }

  private static void add(Map<String, List<Resource>> parts, Resource part) {
    parts.computeIfAbsent(instance(part), name -> new ArrayList<>()).add(part);
  }

  private <T extends Resource> List<T> ours(
      AzureAnswer<List<T>> answer, List<FetchProblem> problems) {
    return switch (answer) {
      case AzureAnswer.Got<List<T>>(List<T> all) -> {
        List<T> mine = new ArrayList<>();
        for (T each : all) {
          if (isOurs(each.tags(), names)
              && each.location() != null
              && each.tags().containsKey(AzureNames.INSTANCE_TAG)) {
            mine.add(each);
          }
        }
        yield mine;
      }
      case AzureAnswer.Refused<List<T>>(AzureError error) -> {
        if (!AzureErrorTable.saysAbsent(error)) {
          problems.add(AzureErrorTable.problem("leftovers", error));
        }
        yield List.of();
      }
    };
  }

  static boolean isOurs(
      @org.jspecify.annotations.Nullable Map<String, String> tags, AzureNames names) {
    return tags != null && names.owner().value().equals(tags.get(AzureNames.OWNER_TAG));
  }

  private static String instance(Resource part) {
    return part.tags().get(AzureNames.INSTANCE_TAG);
  }

  /** When the oldest part was made, if our mark tells. */
  private static Optional<Instant> made(List<Resource> parts) {
    return parts.stream().flatMap(part -> made(part).stream()).min(Comparator.naturalOrder());
  }

  private static Optional<Instant> made(Resource part) {
    try {
      return Optional.of(Instant.parse(part.tags().getOrDefault(AzureNames.CREATED_TAG, "")));
    } catch (DateTimeException notOurForm) {
      return Optional.empty();
    }
  }

  private static Optional<Instance> leftover(String name, List<Resource> parts, AzureNames names) {
    InstanceName instance;
    try {
      instance = new InstanceName(name);
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
    String left = parts.stream().map(Resource::name).sorted().collect(Collectors.joining(", "));
    return Optional.of(
        new Instance(
            instance,
            new Region(AzureMapping.AZURE, VmSize.regionKey(parts.getFirst().location())),
            "",
            names.machineId(instance),
            InstanceStatus.LEFTOVER,
            Optional.of(new LaunchFailure.Failed("Leftover", "without a machine: " + left)),
            Optional.empty(),
            Optional.empty(),
            made(parts)));
  }
}
