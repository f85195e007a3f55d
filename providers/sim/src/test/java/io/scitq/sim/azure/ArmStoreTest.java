package io.scitq.sim.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.CreateOrder;
import io.scitq.sim.cloud.CreateResult;
import io.scitq.sim.cloud.EvictionPolicy;
import io.scitq.sim.cloud.Pace;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.cloud.SimInstance;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.sim.cloud.SimSize;
import io.scitq.sim.cloud.SimTime;
import io.scitq.sim.cloud.SizeBook;
import io.scitq.sim.cloud.SteppedTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArmStoreTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final SteppedTime time = SimTime.stepped(Instant.parse("2026-11-24T09:00:00Z"));
  private final SimCloud cloud =
      new SimCloud(
          "azure",
          SimOptions.defaults().withPace(Pace.REAL),
          SimOptions.defaults().azureQuota(),
          new SizeBook().add("westeurope", new SimSize("Standard_D4s_v5", "family", 4, true)),
          time);
  private final ArmStore store = new ArmStore(cloud);

  @Test
  void anAddressHasTheFigureOfTheMachineThatItsInterfaceIsAttachedTo() {
    ArmMachine machine = made("w", Duration.ZERO);

    assertThat(store.figure("w-ip")).isEmpty();
    time.advance(LONG);

    assertThat(store.figure("W-IP")).isEqualTo(store.instance(machine).orElseThrow().ipv4());
    assertThat(store.figure("other-ip")).isEmpty();
    assertThat(store.userOf("W-nic")).contains(machine);
  }

  @Test
  void anInterfaceThatChangedItsAddressNoLongerHoldsTheFirst() {
    made("w", Duration.ZERO);

    store.put(ArmStore.NIC, "w-nic", nic("w2-ip"));

    assertThat(store.holderOf("w-ip")).isEmpty();
    assertThat(store.holderOf("w2-ip")).isPresent();
  }

  @Test
  void nothingOfADeletedMachineIsHeldOrUsed() {
    ArmMachine machine = made("w", Duration.ZERO);
    time.advance(LONG);

    cloud.delete(machine.id());
    time.advance(LONG);

    assertThat(store.machines()).isEmpty();
    assertThat(store.all(ArmStore.NIC)).isEmpty();
    assertThat(store.userOf("w-nic")).isEmpty();
    assertThat(store.holderOf("w-ip")).isEmpty();
  }

  @Test
  void aMachineThatGoesWhileItIsHiddenIsDroppedWhenItWouldHaveBeenSeen() {
    ArmMachine machine = made("w", LONG.multipliedBy(2));
    cloud.delete(machine.id());
    time.advance(LONG);

    assertThat(store.alive("w")).isEqualTo(1);
    time.advance(LONG);

    assertThat(store.alive("w")).isZero();
    assertThat(store.all(ArmStore.NIC)).isEmpty();
  }

  private ArmMachine made(String name, Duration hiddenFor) {
    CreateOrder order =
        CreateOrder.spot(name, "westeurope", "Standard_D4s_v5", EvictionPolicy.DELETE, "")
            .hiddenFor(hiddenFor);
    SimInstance instance = ((CreateResult.Created) cloud.create(order)).instance();
    ObjectNode body = Json.object();
    body.withObjectProperty("properties")
        .withObjectProperty("networkProfile")
        .putArray("networkInterfaces")
        .addObject()
        .put("id", "/networkInterfaces/" + name + "-nic")
        .withObjectProperty("properties")
        .put("deleteOption", "Delete");
    ArmMachine machine = ArmMachine.of(name, instance, body);
    store.put(ArmStore.NIC, name + "-nic", nic(name + "-ip"));
    store.addMachine(machine);
    return machine;
  }

  private static ObjectNode nic(String address) {
    ObjectNode nic = Json.object();
    nic.withObjectProperty("properties")
        .putArray("ipConfigurations")
        .addObject()
        .withObjectProperty("properties")
        .withObjectProperty("publicIPAddress")
        .put("id", "/publicIPAddresses/" + address);
    return nic;
  }
}
