package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.LaunchFailure.NoCapacity;
import io.scitq.spi.LaunchFailure.QuotaReached;
import io.scitq.spi.LaunchFailure.Scope;
import io.scitq.spi.LaunchFailure.Throttled;
import io.scitq.spi.QuotaKind;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureErrorTableTest {
  private static final String TAIL =
      " quota. Additional details - Deployment Model: Resource Manager, Location: westus2, Current"
          + " Limit: 3, Current Usage: 1, Additional Required: 6, (Minimum) New Limit Required: 6.";

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = { // lesson 14
        "409 | SkuNotAvailable | Following SKUs have failed for Capacity Restrictions | no_capacity",
        "400 | OverconstrainedAllocationRequest | Allocation failed. | no_capacity",
        "400 | OverconstrainedZonalAllocationRequest | Allocation failed. | no_capacity",
        "400 | AllocationFailed | out of capacity | no_capacity",
        "400 | ZonalAllocationFailed | no capacity in zone 1 | no_capacity",
        "500 | AllocationFailed | out of capacity | no_capacity",
        "409 | SpotPriceGreaterThanProvidedMaxPrice | lower than the current price | no_capacity",
        "400 | AzureSpotIsNotSupportedForThisVMSize | | unsupported",
        "409 | AzureSpotFeatureNotEnabledForSubscription | | authentication_failed",
        "400 | EvictionPolicyCanBeSetOnlyOnAzureSpotVirtualMachines | | failed",
        "400 | PublicIPCountLimitReached | Cannot create more than 20 public IP addresses |"
            + " quota_reached",
        "400 | NicReservedForAnotherVm | reserved for 180 seconds | throttled",
        "400 | BadRequest | size is not supported for creation of VMs and Virtual Machine Scale"
            + " Set | unsupported",
        "400 | BadRequest | cannot boot Hypervisor Generation '1' | unsupported",
        "400 | BadRequest | only supports a CPU Architecture of 'Arm64' | unsupported",
        "400 | BadRequest | something else | failed",
        "400 | InvalidParameter | The value of parameter x is invalid. | failed",
        "401 | ExpiredAuthenticationToken | | authentication_failed",
        "401 | InvalidAuthenticationToken | | authentication_failed",
        "401 | AADSTS7000215 | Invalid client secret provided | authentication_failed",
        "403 | AuthorizationFailed | | authentication_failed",
        "403 | LinkedAuthorizationFailed | | authentication_failed",
        "404 | SubscriptionNotFound | | authentication_failed",
        "403 | RequestDisallowedByPolicy | | failed",
        "429 | OperationNotAllowed | too many requests have been received | throttled",
        "429 | SubscriptionRequestsThrottled | | throttled",
        "429 | '' | | throttled",
        "409 | OperationNotAllowed | the disk is being changed | failed",
        "429 | RetryableError | | throttled",
        "409 | AnotherOperationInProgress | | throttled",
        "400 | ImageNotFound | | failed",
        "500 | InternalServerError | | indeterminate",
        "503 | ServerBusy | | indeterminate",
        "504 | GatewayTimeout | | indeterminate",
        "408 | '' | | indeterminate",
        "0 | timeout | | indeterminate",
        "0 | connection | | indeterminate",
        "0 | malformed-answer | | indeterminate",
        "409 | SomethingNew | never seen | failed",
      })
  void eachCodeHasItsOutcome(int status, String code, String text, String label) {
    AzureError error = AzureError.of(status, code, text == null ? "" : text);

    LaunchFailure failure = AzureErrorTable.launchFailure(error);

    assertThat(failure.label()).isEqualTo(label);
    if (!code.isEmpty()) {
      assertThat(failure.code()).isEqualTo(code);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "LowPriorityCores, SPOT_CORES",
    "Total Regional Low-priority vCPUs, SPOT_CORES",
    "standardDSv3Family Cores, CORES",
    "Total Regional Cores, CORES",
    "VirtualMachines, INSTANCES",
  })
  void quotaFiguresAreReadFromTheText(String name, QuotaKind kind) {
    String text =
        "Operation could not be completed as it results in exceeding approved " + name + TAIL;

    for (String code : new String[] {"OperationNotAllowed", "QuotaExceeded"}) {
      LaunchFailure failure = AzureErrorTable.launchFailure(AzureError.of(409, code, text));

      assertThat(failure)
          .isEqualTo(new QuotaReached(kind, OptionalLong.of(3), OptionalLong.of(1), code, text));
    }
  }

  @Test
  void theLimitOfAddressesIsReadFromTheText() {
    String text =
        "Cannot create more than 20 public IP addresses for this subscription in this region.";

    LaunchFailure failure =
        AzureErrorTable.launchFailure(AzureError.of(400, "PublicIPCountLimitReached", text));

    assertThat(failure).isInstanceOf(QuotaReached.class);
    assertThat(((QuotaReached) failure).kind()).isEqualTo(QuotaKind.PUBLIC_IPS);
    assertThat(((QuotaReached) failure).limit()).hasValue(20);
  }

  @ParameterizedTest
  @CsvSource({
    "SkuNotAvailable, OFFERING",
    "OverconstrainedAllocationRequest, OFFERING",
    "OverconstrainedZonalAllocationRequest, OFFERING",
    "AllocationFailed, FAMILY_AND_LARGER",
    "ZonalAllocationFailed, FAMILY_AND_LARGER",
  })
  void aLackOfCapacityHasItsScope(String code, Scope scope) { // lesson 13
    LaunchFailure failure = AzureErrorTable.launchFailure(AzureError.of(409, code, ""));

    assertThat(failure).isEqualTo(new NoCapacity(scope, code, ""));
  }

  @Test
  void waitsAsLongAsAzureAsks() { // lesson 14
    AzureError error =
        new AzureError(429, "OperationNotAllowed", "", Optional.of(Duration.ofMinutes(20)));

    assertThat(AzureErrorTable.launchFailure(error))
        .isInstanceOfSatisfying(
            Throttled.class, it -> assertThat(it.retryAfter()).contains(Duration.ofMinutes(20)));
    assertThat(AzureErrorTable.deleteOutcome(error))
        .isEqualTo(new DeleteOutcome.Throttled(Optional.of(Duration.ofMinutes(20))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "400, NicReservedForAnotherVm, Deleting",
    "400, NicInUse, Deleting",
    "400, PublicIPAddressCannotBeDeleted, Deleting",
    "409, AnotherOperationInProgress, Deleting",
    "429, TooManyRequests, Throttled",
    "401, InvalidAuthenticationToken, AuthenticationFailed",
    "403, AuthorizationFailed, AuthenticationFailed",
    "500, InternalServerError, Failed",
    "0, timeout, Failed",
    "404, '', Failed",
  })
  void aRefusedDeletionIsNeverGone(int status, String code, String outcome) { // lesson 25
    assertThat(
            AzureErrorTable.deleteOutcome(AzureError.of(status, code, ""))
                .getClass()
                .getSimpleName())
        .isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "404, ResourceNotFound, true",
    "404, ResourceGroupNotFound, true",
    "404, '', false",
    "404, SubscriptionNotFound, false",
    "400, ResourceNotFound, false",
  })
  void onlyAzureItselfMaySayThatNothingIsThere(
      int status, String code, boolean absent) { // lesson 26
    assertThat(AzureErrorTable.saysAbsent(AzureError.of(status, code, ""))).isEqualTo(absent);
  }
}
