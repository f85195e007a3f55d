package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.spi.ConsoleOutcome;
import io.scitq.spi.InstanceDriver;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.LaunchOutcome;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console over real sockets: the address from Resource Manager, the log from the storage. */
class AzureConsoleTest {
  private static SimAzureFixture cloud;
  private static InstanceDriver driver;
  private static InstanceRef machine;

  @BeforeAll
  static void start() {
    cloud =
        new SimAzureFixture(
            SimOptions.defaults().withOfferings(100), Map.of("AZURE_TIMEOUT_SECONDS", "1"));
    driver = cloud.provider().instances();
    assertThat(driver.launch(cloud.request("w1"))).isInstanceOf(LaunchOutcome.Accepted.class);
    machine = ref(cloud.name("w1"));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @AfterEach
  void heal() {
    cloud.heal();
  }

  private static InstanceRef ref(InstanceName name) {
    return new InstanceRef(name, cloud.region(), Optional.empty());
  }

  private static void prints(String text) {
    cloud.clouds().azureServer().consolePrints(machine -> text);
  }

  private static ConsoleOutcome.Unanswered unanswered() {
    ConsoleOutcome outcome = driver.console(machine);
    assertThat(outcome).isInstanceOf(ConsoleOutcome.Unanswered.class);
    assertThat(outcome.toString()).doesNotContain("sig=").doesNotContain("bootdiagnostics");
    return (ConsoleOutcome.Unanswered) outcome;
  }

  @Test
  void readsWhatTheMachinePrintedWithoutTheFilling() {
    prints("Cloud-init v. 24.4 é\r\n");
    assertThat(driver.console(machine))
        .isEqualTo(new ConsoleOutcome.Said("Cloud-init v. 24.4 é\r\n"));
    prints("");
    assertThat(driver.console(machine)).isEqualTo(new ConsoleOutcome.Said(""));
  }

  @Test
  void keepsTheLastWholeLinesOfALongLog() {
    prints(
        IntStream.range(0, 100_000)
            .mapToObj(i -> "line " + i + "\n")
            .collect(Collectors.joining()));

    String text = ((ConsoleOutcome.Said) driver.console(machine)).text();

    assertThat(text).startsWith("line ").endsWith("line 99998\nline 99999\n");
    assertThat(text.length()).isBetween(ConsoleOutcome.LIMIT - 20, ConsoleOutcome.LIMIT);
  }

  @Test
  void aLineThatNeverEndsIsNotShownFromItsMiddle() {
    prints("x".repeat(ConsoleOutcome.LIMIT + 1));
    assertThat(driver.console(machine)).isEqualTo(new ConsoleOutcome.Said(""));
  }

  @Test
  void doesNotReadOnAndOn() {
    prints("spam\n".repeat(2_000_000));
    assertThat(unanswered().code()).isEqualTo("connection");
  }

  @Test
  void aRefusalTellsAzuresWords() {
    assertThat(driver.console(ref(cloud.name("ghost"))))
        .isInstanceOfSatisfying(
            ConsoleOutcome.Unanswered.class,
            refused -> assertThat(refused.code()).isEqualTo("ResourceNotFound"));
  }

  @Test
  void aStorageThatRefusesIsTold() {
    cloud.always("blob.get", new Fault.ServerError(503));
    assertThat(unanswered().code()).isEqualTo("http-503");
  }

  @Test
  void aLogThatBreaksOffIsNotTaken() {
    prints("half\n".repeat(1_000));
    cloud.always("blob.get", new Fault.TruncatedBody());
    assertThat(unanswered().code()).isEqualTo("connection");
  }

  @Test
  void aBrokenAnswerIsNotQuoted() {
    cloud.always("vm.console", new Fault.MalformedBody());
    assertThat(unanswered().text()).isEqualTo("no usable answer");
  }

  @Test
  void neitherServiceIsWaitedForLongerThanTheTimeout() {
    cloud.always("vm.console", new Fault.Hang());
    assertThat(unanswered().code()).isEqualTo("timeout");
    cloud.heal();
    cloud.always("blob.get", new Fault.Hang());
    assertThat(unanswered().code()).isEqualTo("timeout");
  }
}
