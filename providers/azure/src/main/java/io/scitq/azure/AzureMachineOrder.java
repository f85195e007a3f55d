package io.scitq.azure;

import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.models.BillingProfile;
import com.azure.resourcemanager.compute.models.BootDiagnostics;
import com.azure.resourcemanager.compute.models.CachingTypes;
import com.azure.resourcemanager.compute.models.DeleteOptions;
import com.azure.resourcemanager.compute.models.DiagnosticsProfile;
import com.azure.resourcemanager.compute.models.DiskCreateOptionTypes;
import com.azure.resourcemanager.compute.models.DiskDeleteOptionTypes;
import com.azure.resourcemanager.compute.models.HardwareProfile;
import com.azure.resourcemanager.compute.models.ImageReference;
import com.azure.resourcemanager.compute.models.LinuxConfiguration;
import com.azure.resourcemanager.compute.models.ManagedDiskParameters;
import com.azure.resourcemanager.compute.models.NetworkInterfaceReference;
import com.azure.resourcemanager.compute.models.NetworkProfile;
import com.azure.resourcemanager.compute.models.OSDisk;
import com.azure.resourcemanager.compute.models.OSProfile;
import com.azure.resourcemanager.compute.models.SshConfiguration;
import com.azure.resourcemanager.compute.models.SshPublicKey;
import com.azure.resourcemanager.compute.models.StorageAccountTypes;
import com.azure.resourcemanager.compute.models.StorageProfile;
import com.azure.resourcemanager.compute.models.VirtualMachineEvictionPolicyTypes;
import com.azure.resourcemanager.compute.models.VirtualMachinePriorityTypes;
import com.azure.resourcemanager.compute.models.VirtualMachineSizeTypes;
import io.scitq.azure.AzureSettings.Machines;
import io.scitq.spi.LaunchRequest;
import io.scitq.spi.Purchase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes the order for a machine. Interface and disk go with it when it goes; so does the address,
 * by its own option. The disk controller is left to Azure, which takes NVMe where the size has
 * nothing else. What the machine prints on its console is kept by Azure in a storage of its own, so
 * that no account of storage is needed.
 */
record AzureMachineOrder(Machines machines, AzureNames names, Supplier<String> sshKey) {
  private static final String USER = "scitq";

  VirtualMachineInner write(LaunchRequest request, String nicId, Instant now) {
    VirtualMachineInner machine =
        new VirtualMachineInner()
            .withLocation(request.offering().region())
            .withTags(names.tags(request.name(), now))
            .withHardwareProfile(
                new HardwareProfile()
                    .withVmSize(VirtualMachineSizeTypes.fromString(request.flavor().id().name())))
            .withStorageProfile(storage(request))
            .withOsProfile(system(request))
            .withDiagnosticsProfile(
                new DiagnosticsProfile()
                    .withBootDiagnostics(new BootDiagnostics().withEnabled(true)))
            .withNetworkProfile(
                new NetworkProfile()
                    .withNetworkInterfaces(
                        List.of(
                            new NetworkInterfaceReference()
                                .withId(nicId)
                                .withPrimary(true)
                                .withDeleteOption(DeleteOptions.DELETE))));
    if (request.purchase() == Purchase.SPOT) {
      machine
          .withPriority(VirtualMachinePriorityTypes.SPOT)
          .withEvictionPolicy(VirtualMachineEvictionPolicyTypes.DELETE)
          .withBillingProfile(new BillingProfile().withMaxPrice(machines.maxPrice()));
    }
    return machine;
  }

  private StorageProfile storage(LaunchRequest request) {
    AzureImage image = machines.image();
    return new StorageProfile()
        .withImageReference(
            new ImageReference()
                .withPublisher(image.publisher())
                .withOffer(image.offer())
                .withSku(image.sku())
                .withVersion(image.version()))
        .withOsDisk(
            new OSDisk()
                .withName(names.disk(request.name()))
                .withCreateOption(DiskCreateOptionTypes.FROM_IMAGE)
                .withCaching(CachingTypes.READ_WRITE)
                .withDiskSizeGB(machines.osDiskGb())
                .withDeleteOption(DiskDeleteOptionTypes.DELETE)
                .withManagedDisk(
                    new ManagedDiskParameters()
                        .withStorageAccountType(StorageAccountTypes.PREMIUM_LRS)));
  }

  private OSProfile system(LaunchRequest request) {
    byte[] userData = request.userData().getBytes(StandardCharsets.UTF_8);
    SshPublicKey key =
        new SshPublicKey()
            .withPath("/home/" + USER + "/.ssh/authorized_keys")
            .withKeyData(sshKey.get());
    return new OSProfile()
        .withComputerName(request.name().value())
        .withAdminUsername(USER)
        .withCustomData(Base64.getEncoder().encodeToString(userData))
        .withLinuxConfiguration(
            new LinuxConfiguration()
                .withDisablePasswordAuthentication(true)
                .withSsh(new SshConfiguration().withPublicKeys(List.of(key))));
  }
}
