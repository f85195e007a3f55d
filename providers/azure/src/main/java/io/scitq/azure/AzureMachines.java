package io.scitq.azure;

import com.azure.resourcemanager.compute.fluent.VirtualMachinesClient;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.models.ExpandTypeForListVMs;
import com.azure.resourcemanager.compute.models.InstanceViewTypes;
import io.scitq.azure.AzureAttachments.Removal;
import io.scitq.spi.InstanceName;
import java.util.List;

/** The calls for virtual machines. */
final class AzureMachines {
  private final AzureClients clients;
  private final AzureCalls calls;
  private final AzureAttachments attachments;
  private final AzureNames names;

  AzureMachines(
      AzureClients clients, AzureCalls calls, AzureAttachments attachments, AzureNames names) {
    this.clients = clients;
    this.calls = calls;
    this.attachments = attachments;
    this.names = names;
  }

  AzureAnswer<VirtualMachineInner> find(InstanceName name) {
    return calls.await(
        machines()
            .getByResourceGroupWithResponseAsync(
                names.group(), name.value(), InstanceViewTypes.INSTANCE_VIEW)
            .mapNotNull(response -> response.getValue())
            // anything may answer 200; a machine has a name and a place
            .filter(machine -> machine.name() != null && machine.location() != null));
  }

  AzureAnswer<List<VirtualMachineInner>> all() {
    return calls.await(
        machines()
            .listByResourceGroupAsync(names.group(), null, ExpandTypeForListVMs.INSTANCE_VIEW));
  }

  /** Orders a machine, only if there is none of this name; answers as soon as it is accepted. */
  AzureAnswer<Integer> order(InstanceName name, VirtualMachineInner order) {
    return calls.accept(
        machines().createOrUpdateWithResponseAsync(names.group(), name.value(), order, null, "*"));
  }

  /** Asks for an end without a shutdown of the system. */
  Removal delete(InstanceName name) {
    return attachments.removal(
        machines().deleteWithResponseAsync(names.group(), name.value(), true));
  }

  private VirtualMachinesClient machines() {
    return clients.compute().getVirtualMachines();
  }
}
