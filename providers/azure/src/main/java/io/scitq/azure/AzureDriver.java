package io.scitq.azure;

import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import io.scitq.azure.AzureAttachments.Removal;
import io.scitq.spi.ConsoleOutcome;
import io.scitq.spi.DeleteOutcome;
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
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes, finds and deletes virtual machines and what hangs on them. */
final class AzureDriver implements InstanceDriver {
  private final AzureNetwork network;
  private final AzureAttachments attachments;
  private final AzureMachines machines;
  private final AzureListing listing;
  private final AzureMachineOrder order;
  private final AzureMachineView view;
  private final AzureConsole console;
  private final NameLocks locks = new NameLocks();
  private final InstantSource clock;

  AzureDriver(Parts parts, InstantSource clock) {
    this.network = parts.network();
    this.attachments = parts.attachments();
    this.machines = parts.machines();
    this.listing = parts.listing();
    this.order = parts.order();
    this.view = parts.view();
    this.console = parts.console();
    this.clock = clock;
  }

  /** What it works with. */
  record Parts(
      AzureNetwork network,
      AzureAttachments attachments,
      AzureMachines machines,
      AzureListing listing,
      AzureMachineOrder order,
      AzureMachineView view,
      AzureConsole console) {}

  @Override
  public LaunchOutcome launch(LaunchRequest request) {
    return locks.alone(request.name(), () -> launchAlone(request));
  }

  private LaunchOutcome launchAlone(LaunchRequest request) {
    return switch (machines.find(request.name())) {
      case AzureAnswer.Got<VirtualMachineInner>(VirtualMachineInner there) ->
          adopted(there, request.name());
      case AzureAnswer.Refused<VirtualMachineInner>(AzureError error) ->
          AzureErrorTable.saysAbsent(error) ? make(request) : AzureErrorTable.launchFailure(error);
    };
  }

  @Override
  public InspectOutcome inspect(InstanceRef instance) {
    InstanceName name = instance.name();
    return switch (machines.find(name)) {
      case AzureAnswer.Got<VirtualMachineInner>(VirtualMachineInner found) ->
          new InspectOutcome.Found(describe(found, name));
      case AzureAnswer.Refused<VirtualMachineInner>(AzureError error) ->
          AzureErrorTable.saysAbsent(error)
              ? new InspectOutcome.Absent()
              : new InspectOutcome.Unanswered(error.label(), error.text());
    };
  }

  @Override
  public FetchReport<Instance> list() {
    return listing.list(clock.instant());
  }

  /** Each call does the next step that is possible: machine, then interface and disk, address. */
  @Override
  public DeleteOutcome delete(InstanceRef instance) {
    InstanceName name = instance.name();
    return locks.alone(
        name,
        () ->
            step(
                machines.delete(name),
                () ->
                    step(
                        attachments.deleteNic(name),
                        () ->
                            step(
                                attachments.deleteDisk(name),
                                () ->
                                    step(
                                        attachments.deleteAddress(name),
                                        DeleteOutcome.Gone::new)))));
  }

  @Override
  public ConsoleOutcome console(InstanceRef instance) {
    return console.read(instance.name());
  }

  private static DeleteOutcome step(Removal removal, Supplier<DeleteOutcome> next) {
    return switch (removal) {
      case Removal.Absent() -> next.get();
      case Removal.Going() -> new DeleteOutcome.Deleting();
      case Removal.Refused(AzureError error) -> AzureErrorTable.deleteOutcome(error);
    };
  }

  private LaunchOutcome make(LaunchRequest request) {
    String region = request.offering().region();
    AzureAnswer<String> ready = network.subnet(region);
    if (ready instanceof AzureAnswer.Got<String>(String subnet)) {
      ready = attachments.make(request.name(), region, subnet);
    }
    return switch (ready) {
      case AzureAnswer.Got<String>(String nic) -> order(request, nic);
      case AzureAnswer.Refused<String>(AzureError error) -> {
        network.forget(region);
        yield refused(request, error);
      }
    };
  }

  private LaunchOutcome order(LaunchRequest request, String nic) {
    VirtualMachineInner wanted = order.write(request, nic, clock.instant());
    return switch (machines.order(request.name(), wanted)) {
      case AzureAnswer.Got<Integer> taken -> accepted(request, false);
      case AzureAnswer.Refused<Integer>(AzureError error) -> refused(request, error);
    };
  }

  /** Takes back what was made, unless a machine may be using it. */
  private LaunchOutcome refused(LaunchRequest request, AzureError error) {
    LaunchFailure failure = AzureErrorTable.launchFailure(error);
    boolean exists = error.status() == 412;
    if (exists || failure instanceof LaunchFailure.Indeterminate) {
      return switch (machines.find(request.name())) {
        case AzureAnswer.Got<VirtualMachineInner>(VirtualMachineInner there) ->
            adopted(there, request.name());
        // Azure's reads may lag behind its writes, which say that it is there
        case AzureAnswer.Refused<VirtualMachineInner> lagging ->
            exists ? accepted(request, true) : failure;
      };
    }
    if (!(failure instanceof LaunchFailure.AuthenticationFailed)) {
      attachments.unmake(request.name());
    }
    return failure;
  }

  private LaunchOutcome accepted(LaunchRequest request, boolean adopted) {
    Instance instance =
        view.accepted(
            request.name(),
            request.offering().where(),
            request.flavor().id().name(),
            clock.instant());
    return new LaunchOutcome.Accepted(instance, adopted);
  }

  private LaunchOutcome adopted(VirtualMachineInner machine, InstanceName name) {
    return new LaunchOutcome.Accepted(describe(machine, name), true);
  }

  private Instance describe(VirtualMachineInner machine, InstanceName name) {
    boolean up = AzureMachineView.status(machine) == InstanceStatus.RUNNING;
    return view.instance(machine, name, up ? attachments.address(name) : Optional.empty());
  }
}
