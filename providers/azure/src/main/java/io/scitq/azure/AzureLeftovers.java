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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists what hangs on machines: addresses for those that are there, and what is left of those that
 * are not, which goes on costing until it is deleted.
 */
final class AzureLeftovers {
  /** A launch makes interface and address some seconds before its machine. */
  private static final Duration YOUNG = Duration.ofMinutes(15);

  private final AzureClients clients;
  private final AzureCalls calls;
  private final AzureNames names;

  AzureLeftovers(AzureClients clients, AzureCalls calls, AzureNames names) {
    this.clients = clients;
    this.calls = calls;
    this.names = names;
  }

  /** All interfaces, addresses and disks of ours, by instance. */
  record Found(Map<String, String> addresses, Map<String, Resource> parts) {
    /** What is left of instances that are not among the machines. */
    List<Instance> without(Set<String> machines, AzureNames names, Instant now) {
      return parts.entrySet().stream()
          .filter(part -> !machines.contains(part.getKey()))
          .filter(part -> isOld(part.getValue(), now))
          .sorted(Map.Entry.comparingByKey())
          .flatMap(part -> leftover(part.getKey(), part.getValue(), names).stream())
          .toList();
    }
  }

  /** Reads all three lists; adds a problem for each that fails. */
  Found read(List<FetchProblem> problems) {
    Map<String, String> addresses = new HashMap<>();
    Map<String, Resource> parts = new HashMap<>();
    for (PublicIpAddressInner address :
        ours(
            calls.await(
                clients.network().getPublicIpAddresses().listByResourceGroupAsync(names.group())),
            problems)) {
      parts.put(instance(address), address);
      if (address.ipAddress() != null) {
        addresses.put(instance(address), address.ipAddress());
      }
    }
    ours(
            calls.await(
                clients.network().getNetworkInterfaces().listByResourceGroupAsync(names.group())),
            problems)
        .forEach(nic -> parts.put(instance(nic), nic));
    ours(
            calls.await(clients.compute().getDisks().listByResourceGroupAsync(names.group())),
            problems)
        .forEach(disk -> parts.putIfAbsent(instance(disk), disk));
    return new Found(addresses, parts);
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

  private static boolean isOld(Resource part, Instant now) {
    String made = part.tags().getOrDefault(AzureNames.CREATED_TAG, "");
    try {
      return Instant.parse(made).plus(YOUNG).isBefore(now);
    } catch (DateTimeException notOurForm) {
      return true;
    }
  }

  private static Optional<Instance> leftover(String name, Resource part, AzureNames names) {
    InstanceName instance;
    try {
      instance = new InstanceName(name);
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
    return Optional.of(
        new Instance(
            instance,
            new Region(AzureMapping.AZURE, VmSize.regionKey(part.location())),
            "",
            names.machineId(instance),
            InstanceStatus.FAILED,
            Optional.of(
                new LaunchFailure.Failed(
                    "Leftover", "the machine is gone, " + part.name() + " is left")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
