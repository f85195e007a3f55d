package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ServerTimeTest {
  private final SettableClock clock = new SettableClock(Instant.ofEpochSecond(1_000));
  private final Deque<Reply<Long>> answers = new ArrayDeque<>();
  private final ServerTime time = new ServerTime(clock, answers::remove);

  @Test
  void asksOnceAndGoesOnWithTheDifference() {
    answers.add(new Reply.Ok<>(1_300L));

    assertThat(time.now()).isEqualTo(new Reply.Ok<>(1_300L));
    clock.advance(Duration.ofSeconds(60));
    assertThat(time.now()).isEqualTo(new Reply.Ok<>(1_360L));
  }

  @Test
  void asksAgainAfterARefusedSignature() {
    answers.addAll(List.of(new Reply.Ok<>(1_300L), new Reply.Ok<>(1_007L)));
    time.now();

    time.forget();

    assertThat(time.now()).isEqualTo(new Reply.Ok<>(1_007L));
  }

  @Test
  void withoutItNothingIsSentAndNothingIsKept() {
    answers.add(Reply.refused(new ApiError.Lost("timeout", "too late")));
    answers.add(new Reply.Ok<>(1_300L));

    assertThat(time.now())
        .isEqualTo(
            Reply.refused(
                new ApiError.NotSent("no-server-time", "cannot read OVH's clock: too late")));
    assertThat(time.now()).isEqualTo(new Reply.Ok<>(1_300L));
  }

  @Test
  void throttlingIsToldAsSuch() { // lesson 14
    ApiError slow =
        new ApiError.Answered(
            OptionalInt.of(429), "http-429", "", Optional.of(Duration.ofSeconds(5)));
    answers.add(Reply.refused(slow));

    assertThat(time.now()).isEqualTo(Reply.refused(slow));
  }

  @Test
  void aJumpOfOurClockIsNoticedByBothClients() throws IOException {
    SettableClock ours = new SettableClock(Instant.now());
    FakeOvh ovh = new FakeOvh();
    try (TinyServer server = new TinyServer(ovh);
        SignedClient acts = new SignedClient(TestSettings.of(server.base()), ours);
        SdkReads reads = new SdkReads(TestSettings.of(server.base()))) {
      String list = "/cloud/project/" + FakeOvh.PROJECT + "/instance?region=GRA11";
      String quota = "/cloud/project/" + FakeOvh.PROJECT + "/quota";
      assertThat(acts.get(list)).isInstanceOf(Reply.Ok.class);
      assertThat(reads.get(quota)).isInstanceOf(Reply.Ok.class);

      ours.advance(Duration.ofHours(1));
      assertThat(acts.get(list)).isInstanceOf(Reply.Ok.class);
      ovh.setTime(FakeOvh.TIME + 3600);
      assertThat(reads.get(quota)).isInstanceOf(Reply.Ok.class);
    }
  }
}
