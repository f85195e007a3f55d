package io.scitq.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.ConsoleOutcome;
import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.FetchReport;
import io.scitq.spi.InspectOutcome;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceDriver;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.LaunchOutcome;
import io.scitq.spi.LaunchRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ConsoleReadingTest {
  private static final InstanceRef REF =
      new InstanceRef(new InstanceName("host-abc123-node1"), "r1", Optional.empty());

  private static Optional<String> read(Supplier<ConsoleOutcome> answer) {
    return new ConsoleReading(() -> List.of("s3cr3t-of-rclone")).of(new Machine(answer), REF);
  }

  @Test
  void keepsTheTextWithoutSecrets() {
    assertThat(read(() -> new ConsoleOutcome.Said("rclone: s3cr3t-of-rclone is wrong\r\n")))
        .hasValue(
            "The end of what the machine printed on its console:\nrclone: [removed] is wrong");
    assertThat(read(() -> new ConsoleOutcome.Said(" \r\n")))
        .hasValue("The console of the machine is empty");
  }

  @Test
  void saysInOneLineWhyThereIsNone() {
    assertThat(read(() -> new ConsoleOutcome.Unanswered("http-403", "no\nreally")))
        .hasValue("The console of the machine could not be read: http-403: no");
    assertThat(read(ConsoleOutcome.Unsupported::new)).isEmpty();
  }

  @Test
  void aBugOfADriverHindersNoDeletion() {
    assertThat(
            read(() -> {
              throw new IllegalStateException("https://x/?sig=secret");
            }))
        .hasValue("The console of the machine could not be read: IllegalStateException");
  }

  /** A driver of which nothing but the console is asked. */
  private record Machine(Supplier<ConsoleOutcome> answer) implements InstanceDriver {
    @Override
    public ConsoleOutcome console(InstanceRef instance) {
      return answer.get();
    }

    @Override
    public LaunchOutcome launch(LaunchRequest request) {
      throw new AssertionError("not asked");
    }

    @Override
    public InspectOutcome inspect(InstanceRef instance) {
      throw new AssertionError("not asked");
    }

    @Override
    public FetchReport<Instance> list() {
      throw new AssertionError("not asked");
    }

    @Override
    public DeleteOutcome delete(InstanceRef instance) {
      throw new AssertionError("not asked");
    }
  }
}
