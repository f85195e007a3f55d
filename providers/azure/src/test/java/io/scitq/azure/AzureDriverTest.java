package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scitq.sim.cloud.EvictionPolicy;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import io.scitq.sim.cloud.SimInstance;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.InspectOutcome;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceDriver;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.LaunchOutcome;
import io.scitq.spi.LaunchRequest;
import io.scitq.spi.QuotaKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is Azure's own, over real sockets; the rest is in the contract. */
class AzureDriverTest {
  private SimAzureFixture cloud;
  private InstanceDriver driver;

  @BeforeEach
  void start() {
    use(SimAzureFixture.small());
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void ordersASpotMachineThatTakesItsPartsWithIt() { // lesson 25
    LaunchRequest request = cloud.request("w1");

    launch(request);

    SimInstance made = cloud.clouds().azure().instances().getFirst();
    assertThat(made.order().spot()).isTrue();
    assertThat(made.order().policy()).isEqualTo(EvictionPolicy.DELETE);
    assertThat(made.order().userData()).isEqualTo(request.userData());
    assertThat(made.name()).isEqualTo(request.name().value());
    assertThat(cloud.clouds().azureServer().parts()).hasSize(3);
  }

  @Test
  void neverWaitsForTheLongOperation() {
    launch(cloud.request("w1"));

    assertThat(cloud.clouds().faults().requests("azure", "operation.get")).isZero();
  }

  @Test
  void makesTheNetworkOncePerRegion() {
    launch(cloud.request("w1"));
    launch(cloud.request("w2"));

    for (String word : List.of("group", "vnet", "nsg")) {
      assertThat(cloud.clouds().faults().requests("azure", word + ".create")).isEqualTo(1);
      assertThat(cloud.clouds().faults().requests("azure", word + ".get")).isEqualTo(2);
    }
  }

  @Test
  void aMachineThatFailsLateTellsWhyAndIsDeletedWithItsInterface() { // lesson 24
    cloud.once(new Fault.FailsLate());
    InstanceRef ref = launch(cloud.request("w1"));

    await().until(() -> status(ref) == InstanceStatus.FAILED);

    assertThat(found(ref).failure().orElseThrow()).isInstanceOf(LaunchFailure.NoCapacity.class);
    assertThat(cloud.clouds().azureServer().parts()).hasSize(3);
    awaitGone(ref);
    assertThat(cloud.clouds().azureServer().parts()).isEmpty();
  }

  @Test
  void aRefusalLeavesNothingBehind() { // lesson 24
    cloud.once(new Fault.QuotaReached());

    assertThat(driver.launch(cloud.request("w1"))).isInstanceOf(LaunchFailure.class);

    await().until(() -> cloud.clouds().azureServer().parts().isEmpty());
  }

  @Test
  void anEvictedMachineIsAbsentWithAllItsParts() { // lesson 31
    InstanceRef ref = launch(cloud.request("w1"));
    await().until(() -> status(ref) == InstanceStatus.RUNNING);

    cloud.clouds().azure().evict(cloud.clouds().azure().instances().getFirst().id());

    await().until(() -> driver.inspect(ref) instanceof InspectOutcome.Absent);
    assertThat(cloud.clouds().azureServer().parts()).isEmpty();
    assertThat(driver.delete(ref)).isInstanceOf(DeleteOutcome.Gone.class);
  }

  @Test
  void aServiceThatHangsIsLeftAfterTheTimeout() { // lesson 23
    use(
        new SimAzureFixture(
            SimOptions.defaults().withOfferings(100), Map.of("AZURE_TIMEOUT_SECONDS", "1")));
    cloud.once(new Fault.Hang());

    LaunchOutcome outcome = driver.launch(cloud.request("w1"));

    assertThat(outcome).isInstanceOf(LaunchFailure.Indeterminate.class);
    assertThat(((LaunchFailure) outcome).code()).isEqualTo("timeout");
  }

  @Test
  void spotQuotaIsReadFromTheRefusal() { // lesson 14
    long limit = cloud.flavor().vcpus();
    cloud.clouds().azure().quota().setLimit(cloud.region(), QuotaKind.SPOT_CORES, limit);
    launch(cloud.request("w1"));

    LaunchOutcome outcome = driver.launch(cloud.request("w2"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            LaunchFailure.QuotaReached.class,
            met -> {
              assertThat(met.kind()).isEqualTo(QuotaKind.SPOT_CORES);
              assertThat(met.limit()).hasValue(limit);
              assertThat(met.used()).hasValue(limit);
            });
  }

  @Test
  void theLimitOfAddressesIsAQuota() { // lesson 14
    cloud.clouds().azure().quota().setLimit(cloud.region(), QuotaKind.PUBLIC_IPS, 0);

    assertThat(driver.launch(cloud.request("w1")))
        .isInstanceOfSatisfying(
            LaunchFailure.QuotaReached.class,
            met -> assertThat(met.kind()).isEqualTo(QuotaKind.PUBLIC_IPS));
  }

  @Test
  void whatAnUnclearLaunchLeftIsListedWithItsAgeAndCanBeDeleted() { // lesson 27
    cloud.breakNextLaunch(io.scitq.spi.testkit.LaunchFault.SERVER_ERROR);
    assertThat(driver.launch(cloud.request("w1"))).isInstanceOf(LaunchFailure.Indeterminate.class);
    assertThat(cloud.clouds().azureServer().parts()).hasSize(2);

    Instance left = driver.list().values().getFirst();
    assertThat(left.name()).isEqualTo(cloud.name("w1"));
    assertThat(left.status()).isEqualTo(InstanceStatus.LEFTOVER);
    assertThat(left.createdAt()).contains(cloud.clock().instant());
    assertThat(left.failure().orElseThrow().text())
        .contains(cloud.name("w1") + "-ip")
        .contains(cloud.name("w1") + "-nic");
    assertThat(left.failure().orElseThrow().code()).isEqualTo("Leftover");
    awaitGone(ref(left));
    assertThat(cloud.clouds().azureServer().parts()).isEmpty();
    assertThat(cloud.neighbour().instances().list().values()).isEmpty();
  }

  @Test
  void aLongListIsReadToItsEnd() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 60)
          .forEach(i -> threads.submit(() -> driver.launch(cloud.request("w" + i))));
    }

    assertThat(driver.list().values())
        .hasSize(60)
        .allMatch(instance -> instance.flavor().equals(cloud.flavor().id().name()));
  }

  @Test
  void aWrongSecretIsAnAuthenticationFailureWithAzuresCode() { // lesson 14
    use(
        new SimAzureFixture(
            SimOptions.defaults().withOfferings(100), Map.of("AZURE_SECRET", "wrong")));

    assertThat(driver.launch(cloud.request("w1")))
        .isInstanceOfSatisfying(
            LaunchFailure.AuthenticationFailed.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("AADSTS7000215");
              assertThat(failure.text()).doesNotContain("wrong");
            });
  }

  @Test
  void throttlingOfADeletionSaysHowLongToWait() {
    InstanceRef ref = launch(cloud.request("w1"));
    cloud
        .clouds()
        .faults()
        .inject(
            FaultRule.once(
                "azure", "vm.delete", new Fault.TooManyRequests(Duration.ofMinutes(20))));

    assertThat(driver.delete(ref))
        .isEqualTo(new DeleteOutcome.Throttled(Optional.of(Duration.ofMinutes(20))));
  }

  @ParameterizedTest
  @CsvSource({
    // Compute's body has no wrapper, all others have one
    "vm.create, OperationNotAllowed", "ip.create, SubscriptionRequestsThrottled",
    "vnet.create, SubscriptionRequestsThrottled", "vm.get, OperationNotAllowed",
  })
  void throttlingIsReadFromBothBodies(String operation, String code) { // lesson 14
    inject(operation, new Fault.TooManyRequests(Duration.ofSeconds(30)));

    assertThat(driver.launch(cloud.request("w1")))
        .isInstanceOfSatisfying(
            LaunchFailure.Throttled.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
            });
  }

  @Test
  void aBrokenAnswerToAnAcceptedOrderIsStillAnAcceptance() { // lesson 22
    cloud.once(new Fault.MalformedBody());
    launch(cloud.request("w1"));
    cloud.once(new Fault.TruncatedBody());
    launch(cloud.request("w2"));

    assertThat(cloud.clouds().azure().everMade()).isEqualTo(2);
  }

  private void inject(String operation, Fault fault) {
    cloud.clouds().faults().inject(FaultRule.once("azure", operation, fault));
  }

  private void use(SimAzureFixture fixture) {
    if (cloud != null) {
      cloud.close();
    }
    cloud = fixture;
    driver = cloud.provider().instances();
  }

  private InstanceRef launch(LaunchRequest request) {
    LaunchOutcome outcome = driver.launch(request);
    assertThat(outcome).isInstanceOf(LaunchOutcome.Accepted.class);
    return ref(((LaunchOutcome.Accepted) outcome).instance());
  }

  private InstanceStatus status(InstanceRef ref) {
    return found(ref).status();
  }

  private Instance found(InstanceRef ref) {
    InspectOutcome outcome = driver.inspect(ref);
    assertThat(outcome).isInstanceOf(InspectOutcome.Found.class);
    return ((InspectOutcome.Found) outcome).instance();
  }

  private void awaitGone(InstanceRef ref) {
    await().until(() -> driver.delete(ref) instanceof DeleteOutcome.Gone);
  }

  private static InstanceRef ref(Instance instance) {
    return new InstanceRef(
        instance.name(), instance.where().name(), Optional.of(instance.vendorId()));
  }
}
