package io.scitq.azure;

import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lists what bears our mark. One list covers all regions, so either all of them were read or none;
 * what is left of vanished machines is listed as leftovers, for the sweeper to judge.
 */
final class AzureListing {
  private final AzureMachines machines;
  private final AzureLeftovers leftovers;
  private final AzureMachineView view;
  private final List<String> regions;

  AzureListing(
      AzureMachines machines,
      AzureLeftovers leftovers,
      AzureMachineView view,
      List<String> regions) {
    this.machines = machines;
    this.leftovers = leftovers;
    this.view = view;
    this.regions = regions;
  }

  FetchReport<Instance> list(Instant now) {
    // parts first: a part whose machine is missing from a later list has no machine
    List<FetchProblem> problems = new ArrayList<>();
    AzureLeftovers.Found found = leftovers.read(problems);
    return switch (machines.all()) {
      case AzureAnswer.Got<List<VirtualMachineInner>>(List<VirtualMachineInner> all) ->
          report(all, found, problems, now);
      case AzureAnswer.Refused<List<VirtualMachineInner>>(AzureError error) -> {
        if (AzureErrorTable.saysAbsent(error)) {
          yield report(List.of(), found, problems, now);
        }
        problems.add(AzureErrorTable.problem("instances", error));
        yield new FetchReport<>(List.of(), Set.of(), problems, now);
      }
    };
  }

  private FetchReport<Instance> report(
      List<VirtualMachineInner> all,
      AzureLeftovers.Found found,
      List<FetchProblem> problems,
      Instant now) {
    List<Instance> instances = new ArrayList<>();
    Set<String> there = new HashSet<>();
    for (VirtualMachineInner machine : all) {
      if (!AzureLeftovers.isOurs(machine.tags(), view.names())) {
        continue;
      }
      if (machine.name() == null || machine.location() == null) {
        problems.add(new FetchProblem("instances", "bad-row", "a machine without name or place"));
        continue;
      }
      there.add(machine.tags().getOrDefault(AzureNames.INSTANCE_TAG, machine.name()));
      instance(machine, found, problems).ifPresent(instances::add);
    }
    instances.addAll(found.without(there, view.names()));
    Set<String> complete = problems.isEmpty() ? Set.copyOf(regions) : Set.of();
    return new FetchReport<>(instances, complete, problems, now);
  }

  private Optional<Instance> instance(
      VirtualMachineInner machine, AzureLeftovers.Found found, List<FetchProblem> problems) {
    String text = machine.tags().getOrDefault(AzureNames.INSTANCE_TAG, machine.name());
    try {
      InstanceName name = new InstanceName(text);
      Optional<String> address = Optional.ofNullable(found.addresses().get(text));
      return Optional.of(view.instance(machine, name, address));
    } catch (IllegalArgumentException notOurs) {
      problems.add(new FetchProblem(text, "bad-name", notOurs.getMessage()));
      return Optional.empty();
    }
  }
}
