package io.scitq.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scitq.server.http.rest.ServerDatabase;
import io.scitq.server.loop.PassResult;
import io.scitq.server.update.LiveCatalog;
import io.scitq.server.update.UpdateStores;
import io.scitq.server.update.UpdaterService;
import io.scitq.spi.CatalogSource;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Flavor;
import io.scitq.spi.FlavorId;
import io.scitq.spi.InstanceDriver;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import io.scitq.spi.Provider;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Purchase;
import io.scitq.spi.QuotaSource;
import io.scitq.spi.Tags;
import io.scitq.store.CatalogStore;
import io.scitq.store.Database;
import io.scitq.store.LeaseStore;
import io.scitq.store.QuotaStore;
import io.scitq.store.UpdateRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefillPassIT {
  private static final ProviderId CLOUD = new ProviderId("ovh");
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant SCHEDULED = START.plusSeconds(3_000);

  private final Database database = ServerDatabase.fresh();
  private final CatalogStore store = new CatalogStore(database);
  private final Shop shop = new Shop();
  private Instant now = START;
  private final UpdaterService updaters =
      new UpdaterService(
          List.of(shop),
          new UpdateStores(store, new QuotaStore(database), new LeaseStore(database)),
          new LiveCatalog(),
          () -> now,
          "here");
  private final RefillPass pass = new RefillPass(updaters, provider -> Optional.of(SCHEDULED));

  @AfterEach
  void close() {
    database.close();
  }

  private PassResult at(long seconds) {
    now = START.plusSeconds(seconds);
    return pass.run(now);
  }

  private void awaitRun() {
    await()
        .untilAsserted(() -> {
          assertThat(updaters.isRunning(CLOUD)).isFalse();
          assertThat(store.lastRuns().get(CLOUD).endedAt()).isEqualTo(now);
        });
  }

  @Test
  void anEmptyCatalogIsFetchedAgainLongBeforeItsScheduleUntilSomethingCame() {
    updaters.run(CLOUD, false); // as at the start
    assertThat(at(0)).isEqualTo(PassResult.QUIET);
    assertThat(pass.of(CLOUD)).contains(START.plusSeconds(30));
    assertThat(at(29)).isEqualTo(PassResult.QUIET);

    assertThat(at(30)).isEqualTo(PassResult.ACTED);
    awaitRun();
    UpdateRun failed = store.lastRuns().get(CLOUD);
    assertThat(failed.outcome()).isEqualTo("failed");
    assertThat(failed.note()).contains("prices: down for now"); // what updater status shows
    assertThat(pass.of(CLOUD)).contains(START.plusSeconds(90));
    assertThat(at(89)).isEqualTo(PassResult.QUIET);

    shop.open = true;
    assertThat(at(90)).isEqualTo(PassResult.ACTED);
    awaitRun();
    assertThat(store.lastRuns().get(CLOUD).outcome()).isEqualTo("updated");
    assertThat(at(1_000)).isEqualTo(PassResult.QUIET);
    assertThat(pass.of(CLOUD)).contains(SCHEDULED);
  }

  @Test
  void whatIsKnownIsLeftToItsSchedule() {
    shop.open = true;
    updaters.run(CLOUD, false);
    shop.open = false;
    updaters.run(CLOUD, false);

    assertThat(at(10_000)).isEqualTo(PassResult.QUIET);
    assertThat(pass.of(CLOUD)).contains(SCHEDULED);
  }

  /** A cloud that sells one flavor, or answers nothing. */
  private final class Shop implements Provider {
    private volatile boolean open;

    @Override
    public ProviderId id() {
      return CLOUD;
    }

    @Override
    public CatalogSource catalog() {
      return () ->
          open
              ? new FetchReport<>(List.of(offering()), Set.of("GRA11"), List.of(), now)
              : FetchReport.failed(new FetchProblem("prices", "http-503", "down for now"), now);
    }

    @Override
    public QuotaSource quotas() {
      return () -> new FetchReport<>(List.of(), Set.of(), List.of(), now);
    }

    @Override
    public InstanceDriver instances() {
      throw new UnsupportedOperationException("nothing is launched here");
    }

    @Override
    public void close() {
      // holds nothing
    }
  }

  private static Offering offering() {
    Flavor flavor =
        new Flavor(
            new FlavorId(CLOUD, "b3-8"),
            "b3",
            2,
            8,
            50,
            Optional.of(0.5),
            Optional.empty(),
            new Tags(""));
    return new Offering(
        flavor,
        "GRA11",
        Purchase.ON_DEMAND,
        Optional.of(Price.of("0.05", "EUR")),
        new EvictionRate.Known(0),
        Optional.empty());
  }
}
