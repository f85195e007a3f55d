package io.scitq.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.LaunchFailure;
import org.junit.jupiter.api.Test;

class LauncherTest {
  private static final LaunchFailure REFUSED =
      new LaunchFailure.Failed("no-server-time", "no time");

  @Test
  void aRefusalOfTheFirstAttemptLeavesNothing() {
    assertThat(Launcher.mayHaveLeftSomething(REFUSED, 1)).isFalse();
  }

  @Test
  void aRefusalSaysNothingOfAnEarlierAttempt() { // lessons 22 and 26
    assertThat(Launcher.mayHaveLeftSomething(REFUSED, 2)).isTrue();
  }

  @Test
  void withoutTheRightToActNothingCouldBeTakenBack() {
    assertThat(
            Launcher.mayHaveLeftSomething(
                new LaunchFailure.AuthenticationFailed("InvalidSecret", "no"), 1))
        .isTrue();
  }
}
