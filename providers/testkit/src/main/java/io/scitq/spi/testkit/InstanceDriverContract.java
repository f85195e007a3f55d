package io.scitq.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link InstanceDriver} must do, whatever its cloud. */
public abstract class InstanceDriverContract {
  private static final Set<InstanceStatus> COMING_UP =
      EnumSet.of(InstanceStatus.STARTING, InstanceStatus.RUNNING);

  private Optional<CloudFixture> started = Optional.empty();
  private CloudFixture cloud;
  private InstanceDriver driver;

  /** Starts a cloud with nothing in it. */
  protected abstract CloudFixture newCloud() throws Exception;

  @BeforeEach
  final void startCloud() throws Exception {
    cloud = newCloud();
    started = Optional.of(cloud);
    driver = cloud.provider().instances();
  }

  @AfterEach
  final void stopCloud() {
    started.ifPresent(CloudFixture::close);
  }

  @Test
  void launchIsAcceptedThenRuns() {
    LaunchRequest request = cloud.request("w1");

    LaunchOutcome outcome = driver.launch(request);

    LaunchOutcome.Accepted accepted = accepted(outcome);
    assertThat(accepted.adopted()).isFalse();
    assertThat(accepted.instance().name()).isEqualTo(request.name());
    assertThat(accepted.instance().where()).isEqualTo(request.offering().where());
    assertThat(accepted.instance().vendorId()).isNotBlank();
    assertThat(accepted.instance().status()).isIn(COMING_UP);
    Instance running = awaitRunning(ref(accepted.instance()));
    assertThat(running.name()).isEqualTo(request.name());
    assertThat(running.ipv4()).isPresent();
    assertThat(running.flavor()).isEqualTo(cloud.flavor().id().name());
  }

  @Test
  void secondLaunchOfTheSameNameIsAdopted() { // lesson 22
    LaunchRequest request = cloud.request("w1");
    Instance first = accepted(driver.launch(request)).instance();

    LaunchOutcome.Accepted second = accepted(driver.launch(request));

    assertThat(second.adopted()).isTrue();
    assertThat(second.instance().vendorId()).isEqualTo(first.vendorId());
    assertThat(cloud.alive(request.name())).isEqualTo(1);
  }

  @Test
  void launchesOfTheSameNameAtOnceMakeOneInstance() throws Exception { // lesson 22
    LaunchRequest request = cloud.request("w1");
    List<LaunchOutcome> outcomes = new ArrayList<>();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<LaunchOutcome>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        running.add(threads.submit(() -> driver.launch(request)));
      }
      for (Future<LaunchOutcome> each : running) {
        outcomes.add(each.get());
      }
    }

    assertThat(outcomes).allSatisfy(outcome -> accepted(outcome));
    assertThat(cloud.alive(request.name())).isEqualTo(1);
  }

  @Test
  void differentNamesMakeDifferentInstances() {
    Instance first = accepted(driver.launch(cloud.request("w1"))).instance();
    Instance second = accepted(driver.launch(cloud.request("w2"))).instance();

    assertThat(first.vendorId()).isNotEqualTo(second.vendorId());
  }

  @Test
  void inspectFindsByNameAlone() {
    Instance made = accepted(driver.launch(cloud.request("w1"))).instance();

    InspectOutcome outcome =
        driver.inspect(new InstanceRef(made.name(), cloud.region(), Optional.empty()));

    assertThat(found(outcome).vendorId()).isEqualTo(made.vendorId());
  }

  @Test
  void inspectSaysAbsentForWhatWasNeverMade() {
    InstanceRef never = new InstanceRef(cloud.name("ghost"), cloud.region(), Optional.empty());

    assertThat(driver.inspect(never)).isInstanceOf(InspectOutcome.Absent.class);
  }

  @Test
  void theConsoleOfWhatWasNeverMadeSaysNothing() {
    InstanceRef never = new InstanceRef(cloud.name("ghost"), cloud.region(), Optional.empty());

    assertThat(driver.console(never)).isNotInstanceOf(ConsoleOutcome.Said.class);
  }

  @ParameterizedTest
  @EnumSource(ReadFault.class)
  void inspectConcludesNothingFromABrokenAnswer(ReadFault fault) { // lesson 26
    InstanceRef made = ref(accepted(driver.launch(cloud.request("w1"))).instance());
    cloud.breakReads(fault);

    assertThat(driver.inspect(made)).isInstanceOf(InspectOutcome.Unanswered.class);
    assertThat(driver.inspect(new InstanceRef(made.name(), made.region(), Optional.empty())))
        .isInstanceOf(InspectOutcome.Unanswered.class);
  }

  @Test
  void deleteEndsInGoneAndStaysGone() { // lesson 26
    Instance made = accepted(driver.launch(cloud.request("w1"))).instance();
    awaitRunning(ref(made));

    awaitGone(ref(made));

    assertThat(driver.delete(ref(made))).isInstanceOf(DeleteOutcome.Gone.class);
    assertThat(driver.inspect(ref(made))).isInstanceOf(InspectOutcome.Absent.class);
    assertThat(cloud.alive(made.name())).isZero();
  }

  @Test
  void deleteWorksByNameAlone() { // lesson 24
    Instance made = accepted(driver.launch(cloud.request("w1"))).instance();

    awaitGone(new InstanceRef(made.name(), cloud.region(), Optional.empty()));

    assertThat(cloud.alive(made.name())).isZero();
  }

  @Test
  void deleteLeavesOthersAlone() {
    Instance doomed = accepted(driver.launch(cloud.request("w1"))).instance();
    Instance other = accepted(driver.launch(cloud.request("w10"))).instance();

    awaitGone(ref(doomed));

    assertThat(cloud.alive(other.name())).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(ReadFault.class)
  void deleteIsNotGoneOnABrokenAnswer(ReadFault fault) { // lesson 25
    Instance made = accepted(driver.launch(cloud.request("w1"))).instance();
    cloud.breakReads(fault);

    DeleteOutcome outcome =
        driver.delete(new InstanceRef(made.name(), cloud.region(), Optional.empty()));

    assertThat(outcome).isNotInstanceOf(DeleteOutcome.Gone.class);
  }

  @Test
  void listShowsOnlyOurs() { // lesson 27
    InstanceName foreign = cloud.neighbourName("w1");
    accepted(cloud.neighbour().instances().launch(cloud.request(foreign)));
    Instance ours = accepted(driver.launch(cloud.request("w1"))).instance();

    FetchReport<Instance> report = driver.list();

    assertThat(report.problems()).isEmpty();
    assertThat(report.completeRegions()).contains(cloud.region());
    assertThat(report.values()).extracting(Instance::name).containsExactly(ours.name());
    assertThat(cloud.neighbour().instances().list().values())
        .extracting(Instance::name)
        .containsExactly(foreign);
  }

  @ParameterizedTest
  @EnumSource(ReadFault.class)
  void listDoesNotClaimRegionsItCouldNotRead(ReadFault fault) { // lesson 26
    accepted(driver.launch(cloud.request("w1")));
    cloud.breakReads(fault);

    FetchReport<Instance> report = driver.list();

    assertThat(report.completeRegions()).doesNotContain(cloud.region());
    assertThat(report.problems()).isNotEmpty();
  }

  @Test
  void lackOfCapacityIsTyped() { // lesson 14
    cloud.breakNextLaunch(LaunchFault.CAPACITY);

    LaunchFailure failure = failureOf(cloud.request("w1"));

    assertThat(failure).isInstanceOf(LaunchFailure.NoCapacity.class);
    assertThat(failure.text()).isNotBlank();
  }

  @Test
  void whatAFailureLeavesCanBeDeleted() { // lesson 24
    LaunchRequest request = cloud.request("w1");
    cloud.breakNextLaunch(LaunchFault.CAPACITY);
    assertThat(failureOf(request)).isInstanceOf(LaunchFailure.NoCapacity.class);

    awaitGone(new InstanceRef(request.name(), cloud.region(), Optional.empty()));

    assertThat(cloud.alive(request.name())).isZero();
  }

  @Test
  void quotaIsTyped() { // lesson 14
    cloud.breakNextLaunch(LaunchFault.QUOTA);

    assertThat(failureOf(cloud.request("w1"))).isInstanceOf(LaunchFailure.QuotaReached.class);
  }

  @Test
  void refusedCredentialsAreTyped() { // lesson 14
    Instance made = accepted(driver.launch(cloud.request("w0"))).instance();
    cloud.breakNextLaunch(LaunchFault.AUTHENTICATION);

    assertThat(driver.launch(cloud.request("w1")))
        .isInstanceOf(LaunchFailure.AuthenticationFailed.class);
    assertThat(driver.delete(ref(made))).isInstanceOf(DeleteOutcome.AuthenticationFailed.class);
    assertThat(driver.inspect(ref(made))).isInstanceOf(InspectOutcome.Unanswered.class);
  }

  @Test
  void throttlingSaysHowLongToWait() { // lesson 14
    cloud.breakNextLaunch(LaunchFault.THROTTLED);

    LaunchOutcome outcome = driver.launch(cloud.request("w1"));

    assertThat(outcome).isInstanceOf(LaunchFailure.Throttled.class);
    assertThat(((LaunchFailure.Throttled) outcome).retryAfter()).contains(CloudFixture.RETRY_AFTER);
    cloud.heal();
    assertThat(accepted(driver.launch(cloud.request("w1"))).adopted()).isFalse();
  }

  @Test
  void lateSuccessIsAdopted() { // lesson 22
    LaunchRequest request = cloud.request("w1");
    cloud.breakNextLaunch(LaunchFault.LATE_SUCCESS);

    LaunchOutcome first = driver.launch(request);
    if (!(first instanceof LaunchOutcome.Accepted)) {
      assertThat(first).isInstanceOf(LaunchFailure.Indeterminate.class);
    }
    await().atMost(CloudFixture.PATIENCE).until(() -> cloud.alive(request.name()) == 1);

    assertThat(accepted(driver.launch(request)).adopted()).isTrue();
    assertThat(cloud.alive(request.name())).isEqualTo(1);
  }

  @Test
  void serverErrorIsIndeterminateAndCanBeRepeated() { // lesson 22
    LaunchRequest request = cloud.request("w1");
    cloud.breakNextLaunch(LaunchFault.SERVER_ERROR);

    LaunchOutcome first = driver.launch(request);
    cloud.heal();
    accepted(driver.launch(request));

    assertThat(first)
        .isInstanceOfAny(LaunchFailure.Indeterminate.class, LaunchOutcome.Accepted.class);
    assertThat(cloud.alive(request.name())).isEqualTo(1);
  }

  private LaunchFailure failureOf(LaunchRequest request) {
    return switch (driver.launch(request)) {
      case LaunchFailure failure -> failure;
      case LaunchOutcome.Accepted accepted -> lateFailure(accepted.instance());
    };
  }

  private LaunchFailure lateFailure(Instance accepted) {
    Instance failed =
        await()
            .atMost(CloudFixture.PATIENCE)
            .until(
                () -> found(driver.inspect(ref(accepted))),
                instance -> instance.status() == InstanceStatus.FAILED);
    return failed.failure().orElseThrow();
  }

  private Instance awaitRunning(InstanceRef ref) {
    return await()
        .atMost(CloudFixture.PATIENCE)
        .until(
            () -> found(driver.inspect(ref)),
            instance -> instance.status() == InstanceStatus.RUNNING);
  }

  private void awaitGone(InstanceRef ref) {
    await()
        .atMost(CloudFixture.PATIENCE)
        .until(() -> {
          DeleteOutcome outcome = driver.delete(ref);
          assertThat(outcome)
              .isInstanceOfAny(DeleteOutcome.Gone.class, DeleteOutcome.Deleting.class);
          return outcome instanceof DeleteOutcome.Gone;
        });
  }

  private static LaunchOutcome.Accepted accepted(LaunchOutcome outcome) {
    assertThat(outcome).isInstanceOf(LaunchOutcome.Accepted.class);
    return (LaunchOutcome.Accepted) outcome;
  }

  private static Instance found(InspectOutcome outcome) {
    assertThat(outcome).isInstanceOf(InspectOutcome.Found.class);
    return ((InspectOutcome.Found) outcome).instance();
  }

  private static InstanceRef ref(Instance instance) {
    return new InstanceRef(
        instance.name(), instance.where().name(), Optional.of(instance.vendorId()));
  }
}
