package io.scitq.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.server.chaos.Suspicions.Suspicion;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuspicionsTest {
  private static final Suspicion GONE = new Suspicion("row x has no machine", "ovh", 2);

  private final Suspicions suspicions = new Suspicions();

  @Test
  void reportsWhatOutlastsItsListings() {
    for (long listings = 7; listings <= 9; listings++) {
      assertThat(look(listings)).isEmpty();
    }
    assertThat(look(10)).containsExactly("row x has no machine");
  }

  @Test
  void waitsWhileTheDaemonCanSeeNothing() { // however often it is killed, and however slow it is
    for (int look = 0; look < 1_000; look++) {
      assertThat(look(7)).isEmpty();
    }
  }

  @Test
  void doesNotCountListingsOfAnotherProvider() {
    look(7);
    assertThat(suspicions.look(Set.of(GONE), Map.of("ovh", 7L, "azure", 90L))).isEmpty();
  }

  @Test
  void forgetsWhatHasCleared() {
    look(7);
    suspicions.look(Set.of(), Map.of("ovh", 9L));
    assertThat(look(20)).isEmpty();
    assertThat(look(23)).containsExactly("row x has no machine");
  }

  private Set<String> look(long listings) {
    return suspicions.look(Set.of(GONE), Map.of("ovh", listings));
  }
}
