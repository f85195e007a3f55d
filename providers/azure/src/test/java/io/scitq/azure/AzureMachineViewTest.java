package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.ServerId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureMachineViewTest {
  private static final AzureMachineView VIEW =
      new AzureMachineView(new AzureNames("sub", "scitq", new ServerId("abc123")));

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "Creating, , STARTING",
    "Creating, running, STARTING",
    "Succeeded, starting, STARTING",
    "Succeeded, running, RUNNING",
    "succeeded, Running, RUNNING",
    "Succeeded, , RUNNING",
    "Updating, , STARTING",
    "Updating, running, RUNNING",
    "Succeeded, stopped, STOPPED",
    "Succeeded, deallocated, STOPPED",
    "Failed, , FAILED",
    "Failed, running, FAILED",
    "Canceled, , FAILED",
    "Deleting, running, DELETING",
    "Succeeded, hibernating, STARTING",
    ", , STARTING",
  })
  void statesAreRead(String provisioning, String power, InstanceStatus status) {
    assertThat(AzureMachineView.status(machine(provisioning, power, null))).isEqualTo(status);
  }

  @Test
  void aFailureIsTypedByItsProvisioningCode() { // lesson 24
    VirtualMachineInner machine = machine("Failed", null, "failed/ZonalAllocationFailed");

    Instance instance =
        VIEW.instance(machine, new InstanceName("scitq-abc123-w1"), Optional.empty());

    assertThat(instance.status()).isEqualTo(InstanceStatus.FAILED);
    assertThat(instance.failure().orElseThrow())
        .isInstanceOfSatisfying(
            LaunchFailure.NoCapacity.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("ZonalAllocationFailed");
              assertThat(failure.text()).isEqualTo("why");
            });
  }

  @Test
  void anUnknownFailureIsNeverIndeterminate() {
    assertThat(AzureMachineView.failure(machine("Failed", null, "failed/NeverSeen")).label())
        .isEqualTo("failed");
    assertThat(AzureMachineView.failure(machine("Failed", null, "failed")).code())
        .isEqualTo("ProvisioningFailed");
    assertThat(AzureMachineView.failure(machine("Failed", null, null)).label()).isEqualTo("failed");
  }

  @Test
  void placeSizeAndAgeAreReadAndTheIdIsOurs() {
    Instance instance =
        VIEW.instance(
            machine("Succeeded", "running", null),
            new InstanceName("scitq-abc123-w1"),
            Optional.of("198.18.0.7"));

    assertThat(instance.where().name()).isEqualTo("westeurope");
    assertThat(instance.flavor()).isEqualTo("Standard_D4s_v5");
    assertThat(instance.vendorId())
        .isEqualTo(
            "/subscriptions/sub/resourceGroups/scitq/providers/Microsoft.Compute/virtualMachines/"
                + "scitq-abc123-w1");
    assertThat(instance.createdAt()).contains(Instant.parse("2026-08-14T09:12:31Z"));
    assertThat(instance.ipv4()).contains("198.18.0.7");
  }

  private static VirtualMachineInner machine(String provisioning, String power, String failure) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", "/subscriptions/sub/resourceGroups/SCITQ/x").put("location", "WestEurope");
    ObjectNode properties = json.putObject("properties");
    properties.putObject("hardwareProfile").put("vmSize", "Standard_D4s_v5");
    properties.put("timeCreated", "2026-08-14T09:12:31Z");
    if (provisioning != null) {
      properties.put("provisioningState", provisioning);
    }
    ArrayNode statuses = properties.putObject("instanceView").putArray("statuses");
    if (failure != null) {
      statuses.addObject().put("code", "ProvisioningState/" + failure).put("message", "why");
    }
    if (power != null) {
      statuses.addObject().put("code", "PowerState/" + power);
    }
    return Recorded.model(json, VirtualMachineInner::fromJson);
  }
}
