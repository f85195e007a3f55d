package io.scitq.azure;

import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.models.InstanceViewStatus;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.Region;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads Azure's description of a machine. Pure. */
record AzureMachineView(AzureNames names) {
  private static final String PROVISIONING = "provisioningstate/";
  private static final String POWER = "powerstate/";

  /** The instance; {@code address} is known from elsewhere. */
  Instance instance(VirtualMachineInner machine, InstanceName name, Optional<String> address) {
    InstanceStatus status = status(machine);
    return new Instance(
        name,
        new Region(AzureMapping.AZURE, VmSize.regionKey(machine.location())),
        machine.hardwareProfile() == null || machine.hardwareProfile().vmSize() == null
            ? ""
            : machine.hardwareProfile().vmSize().toString(),
        names.machineId(name),
        status,
        status == InstanceStatus.FAILED ? Optional.of(failure(machine)) : Optional.empty(),
        address,
        Optional.empty(),
        Optional.ofNullable(machine.timeCreated()).map(OffsetDateTime::toInstant));
  }

  /** The instance that was accepted a moment ago. */
  Instance accepted(InstanceName name, Region region, String flavor, Instant now) {
    return new Instance(
        name,
        region,
        flavor,
        names.machineId(name),
        InstanceStatus.STARTING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(now));
  }

  static InstanceStatus status(VirtualMachineInner machine) {
    String state = String.valueOf(machine.provisioningState()).toLowerCase(Locale.ROOT);
    return switch (state) {
      case "failed", "canceled" -> InstanceStatus.FAILED;
      case "deleting" -> InstanceStatus.DELETING;
      case "creating", "migrating" -> InstanceStatus.STARTING;
      default -> power(machine, state);
    };
  }

  /** Without an instance view a machine that was provisioned is taken as up. */
  private static InstanceStatus power(VirtualMachineInner machine, String state) {
    String power = code(machine, POWER).orElse(state.equals("succeeded") ? "running" : "starting");
    return switch (power) {
      case "running" -> InstanceStatus.RUNNING;
      case "starting" -> InstanceStatus.STARTING;
      case "stopping", "stopped", "deallocating", "deallocated" -> InstanceStatus.STOPPED;
      default -> InstanceStatus.STARTING;
    };
  }

  /** The status {@code ProvisioningState/failed/CODE} and its message say why. */
  static LaunchFailure failure(VirtualMachineInner machine) {
    for (InstanceViewStatus status : statuses(machine)) {
      String code = String.valueOf(status.code());
      if (code.toLowerCase(Locale.ROOT).startsWith(PROVISIONING + "failed")) {
        String reason = code.substring(Math.min(code.length(), PROVISIONING.length() + 7));
        String text = status.message() == null ? "" : status.message();
        return typed(reason, text);
      }
    }
    return new LaunchFailure.Failed("ProvisioningFailed", "Azure tells no reason");
  }

  /** The machine is there and failed: nothing is in doubt, whatever the code. */
  private static LaunchFailure typed(String code, String text) {
    String known = code.isEmpty() ? "ProvisioningFailed" : code;
    return AzureErrorTable.launchFailure(AzureError.of(400, known, text));
  }

  private static Optional<String> code(VirtualMachineInner machine, String prefix) {
    return statuses(machine).stream()
        .map(status -> String.valueOf(status.code()).toLowerCase(Locale.ROOT))
        .filter(code -> code.startsWith(prefix))
        .map(code -> code.substring(prefix.length()))
        .findFirst();
  }

  private static List<InstanceViewStatus> statuses(VirtualMachineInner machine) {
    return machine.instanceView() == null || machine.instanceView().statuses() == null
        ? List.of()
        : machine.instanceView().statuses();
  }
}
