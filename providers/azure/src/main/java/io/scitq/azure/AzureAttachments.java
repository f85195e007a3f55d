package io.scitq.azure;

import com.azure.core.http.rest.Response;
import com.azure.resourcemanager.network.fluent.models.NetworkInterfaceInner;
import com.azure.resourcemanager.network.fluent.models.NetworkInterfaceIpConfigurationInner;
import com.azure.resourcemanager.network.fluent.models.PublicIpAddressInner;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.models.DeleteOptions;
import com.azure.resourcemanager.network.models.IpAllocationMethod;
import com.azure.resourcemanager.network.models.IpVersion;
import com.azure.resourcemanager.network.models.PublicIpAddressSku;
import com.azure.resourcemanager.network.models.PublicIpAddressSkuName;
import io.scitq.spi.InstanceName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes and deletes what hangs on a machine: its address, its network interface, its disk. */
final class AzureAttachments {
  private static final Logger log = LoggerFactory.getLogger(AzureAttachments.class);

  /** An interface is gone within a second or two; what stays longer is swept later. */
  private static final int TRIES = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final AzureClients clients;
  private final AzureCalls calls;
  private final AzureWaiting waiting;
  private final AzureNames names;
  private final InstantSource clock;

  AzureAttachments(
      AzureClients clients,
      AzureCalls calls,
      AzureWaiting waiting,
      AzureNames names,
      InstantSource clock) {
    this.clients = clients;
    this.calls = calls;
    this.waiting = waiting;
    this.names = names;
    this.clock = clock;
  }

  /** What a step of a deletion found. */
  sealed interface Removal {
    /** It is not there. */
    record Absent() implements Removal {}

    /** It is going. */
    record Going() implements Removal {}

    /** It could not be asked to go. */
    record Refused(AzureError error) implements Removal {}
  }

  /** Makes address and interface; made already is as good. Gives the interface's id. */
  AzureAnswer<String> make(InstanceName name, String region, String subnet) {
    AzureAnswer<String> address = makeAddress(name, region);
    return address instanceof AzureAnswer.Got<String> ? makeNic(name, region, subnet) : address;
  }

  /**
   * Takes back what {@link #make} made. Azure reserves the interface of a refused machine for up to
   * three minutes; what stays after a few tries keeps its owner tag and is swept later.
   */
  void unmake(InstanceName name) {
    for (int tries = 0; tries < TRIES; tries++) {
      if (deleteNic(name) instanceof Removal.Absent) {
        deleteAddress(name);
        return;
      }
      if (!waiting.paused(FIRST_PAUSE.multipliedBy(1L << tries))) {
        return;
      }
    }
    log.atWarn().addKeyValue("instance", name).log("interface and address are left for the sweep");
  }

  Removal deleteNic(InstanceName name) {
    return removal(
        clients
            .network()
            .getNetworkInterfaces()
            .deleteWithResponseAsync(names.group(), names.nic(name)));
  }

  Removal deleteAddress(InstanceName name) {
    return removal(
        clients
            .network()
            .getPublicIpAddresses()
            .deleteWithResponseAsync(names.group(), names.address(name)));
  }

  Removal deleteDisk(InstanceName name) {
    return removal(
        clients.compute().getDisks().deleteWithResponseAsync(names.group(), names.disk(name)));
  }

  /** The public address, if there is one by now. */
  Optional<String> address(InstanceName name) {
    AzureAnswer<PublicIpAddressInner> answer =
        calls.await(
            clients
                .network()
                .getPublicIpAddresses()
                .getByResourceGroupAsync(names.group(), names.address(name)));
    return answer instanceof AzureAnswer.Got<PublicIpAddressInner>(PublicIpAddressInner found)
        ? Optional.ofNullable(found.ipAddress())
        : Optional.empty();
  }

  /** Only "no content" and "not found" say that nothing is there; all else may still be going. */
  Removal removal(Mono<Response<Flux<ByteBuffer>>> act) {
    return switch (calls.accept(act)) {
      case AzureAnswer.Got<Integer>(Integer status) ->
          status == 204 ? new Removal.Absent() : new Removal.Going();
      case AzureAnswer.Refused<Integer>(AzureError error) ->
          AzureErrorTable.saysAbsent(error) ? new Removal.Absent() : new Removal.Refused(error);
    };
  }

  private AzureAnswer<String> makeAddress(InstanceName name, String region) {
    PublicIpAddressInner wanted =
        new PublicIpAddressInner()
            .withLocation(region)
            .withTags(names.tags(name, clock.instant()))
            .withSku(new PublicIpAddressSku().withName(PublicIpAddressSkuName.STANDARD))
            .withPublicIpAllocationMethod(IpAllocationMethod.STATIC)
            .withPublicIpAddressVersion(IpVersion.IPV4)
            .withDeleteOption(DeleteOptions.DELETE);
    return made(
        "public address",
        clients
            .network()
            .getPublicIpAddresses()
            .createOrUpdateWithResponseAsync(names.group(), names.address(name), wanted),
        clients
            .network()
            .getPublicIpAddresses()
            .getByResourceGroupAsync(names.group(), names.address(name))
            .map(found -> String.valueOf(found.provisioningState())),
        names.addressId(name));
  }

  private AzureAnswer<String> makeNic(InstanceName name, String region, String subnet) {
    PublicIpAddressInner address =
        new PublicIpAddressInner()
            .withId(names.addressId(name))
            .withDeleteOption(DeleteOptions.DELETE);
    NetworkInterfaceIpConfigurationInner configuration =
        new NetworkInterfaceIpConfigurationInner()
            .withName("ipconfig1")
            .withPrimary(true)
            .withSubnet(new SubnetInner().withId(subnet))
            .withPublicIpAddress(address);
    NetworkInterfaceInner wanted =
        new NetworkInterfaceInner()
            .withLocation(region)
            .withTags(names.tags(name, clock.instant()))
            .withIpConfigurations(List.of(configuration));
    return made(
        "network interface",
        clients
            .network()
            .getNetworkInterfaces()
            .createOrUpdateWithResponseAsync(names.group(), names.nic(name), wanted),
        clients
            .network()
            .getNetworkInterfaces()
            .getByResourceGroupAsync(names.group(), names.nic(name))
            .map(found -> String.valueOf(found.provisioningState())),
        names.nicId(name));
  }

  private AzureAnswer<String> made(
      String what, Mono<Response<Flux<ByteBuffer>>> put, Mono<String> state, String id) {
    if (calls.accept(put) instanceof AzureAnswer.Refused<Integer>(AzureError error)) {
      return new AzureAnswer.Refused<>(error);
    }
    return switch (waiting.provisioned(what, () -> calls.await(state))) {
      case AzureAnswer.Got<String>(String done) -> new AzureAnswer.Got<>(id);
      case AzureAnswer.Refused<String>(AzureError error) -> new AzureAnswer.Refused<>(error);
    };
  }
}
