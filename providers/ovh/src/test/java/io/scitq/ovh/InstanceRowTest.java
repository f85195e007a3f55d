package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.spi.InstanceStatus;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceRowTest {
  @Test
  void theRecordedInstanceIsRead() {
    Reply<InstanceRow> row = InstanceRow.of(Recorded.json("instance-get.json"));

    assertThat(((Reply.Ok<InstanceRow>) row).value())
        .isEqualTo(
            new InstanceRow(
                "fakeInstanceID",
                "TestInstance",
                "GRA9",
                "ACTIVE",
                "b2-7",
                Optional.empty(),
                Optional.of("1.2.3.4"),
                Optional.of("2001:db8::1"),
                Optional.of(Instant.parse("2025-09-24T17:21:31Z"))));
  }

  @ParameterizedTest
  @CsvSource({
    "BUILD, STARTING",
    "BUILDING, STARTING",
    "ACTIVE, RUNNING",
    "REBOOT, RUNNING",
    "SHUTOFF, STOPPED",
    "SHELVED_OFFLOADED, STOPPED",
    "ERROR, FAILED",
    "DELETING, DELETING",
    "SOFT_DELETED, DELETING",
    "UNKNOWN, RUNNING",
    "BRAND_NEW_STATUS, RUNNING",
  })
  void eachStatusHasItsPlace(String vendor, InstanceStatus expected) {
    assertThat(InstanceMapping.status(vendor)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "b3-8.consumption, b3-8",
    "b3-8.consumption.3AZ, b3-8",
    "b3-8.consumption.LZ.EUROZONE, b3-8",
    "b2-7.monthly.postpaid, b2-7",
    "metal.eg-256.consumption, metal.eg-256",
  })
  void theFlavorIsKnownByThePlanOfAListRow(String plan, String flavor) {
    JsonNode node =
        Json.parse(
                "{\"id\":\"i\",\"name\":\"n\",\"region\":\"R\",\"status\":\"ACTIVE\",\"planCode\":\""
                    + plan
                    + "\"}")
            .orElseThrow();

    assertThat(((Reply.Ok<InstanceRow>) InstanceRow.of(node)).value().flavorName())
        .isEqualTo(flavor);
  }
}
