package io.scitq.store;

import static io.scitq.store.Fixtures.AZURE;
import static io.scitq.store.Fixtures.NOW;
import static io.scitq.store.Fixtures.OVH;
import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.catalog.Ban;
import io.scitq.catalog.CatalogChange;
import io.scitq.quota.Unavailability;
import io.scitq.spi.ProviderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachPostgres
class BansAndBlocksIT {
  private final TestPostgres postgres;
  private TestDatabase test;
  private UnavailabilityStore blocks;
  private BanStore bans;

  BansAndBlocksIT(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void open() {
    test = TestDatabase.migrated(postgres);
    blocks = new UnavailabilityStore(test.database());
    bans = new BanStore(test.database());
  }

  @AfterEach
  void close() {
    test.close();
  }

  private static Unavailability block(ProviderId provider, String region, String flavor) {
    return new Unavailability(
        new Unavailability.Scope(
            provider,
            Optional.of(region).filter(name -> !name.isEmpty()),
            Optional.of(flavor).filter(name -> !name.isEmpty()),
            Optional.empty(),
            0),
        "no_capacity",
        "none\0left",
        NOW,
        NOW.plusSeconds(60),
        1);
  }

  private static UnavailabilityFilter filter(String provider, String region, String flavor) {
    return new UnavailabilityFilter(
        OptionalLong.empty(),
        Optional.of(provider).filter(name -> !name.isEmpty()),
        Optional.of(region).filter(name -> !name.isEmpty()),
        Optional.of(flavor).filter(name -> !name.isEmpty()));
  }

  @Test
  void clearsBlocksByWhatTheirScopeNames() { // lesson 13
    blocks.record(block(OVH, "R1", "F1"));
    blocks.record(block(OVH, "R1", ""));
    blocks.record(block(OVH, "R2", "F1"));
    blocks.record(block(AZURE, "R1", "F1"));

    assertThat(blocks.list(filter("", "", ""))).hasSize(4);
    assertThat(blocks.list(filter("ovh", "R1", ""))).hasSize(2);
    assertThat(blocks.clear(filter("", "R9", ""))).isEmpty();
    assertThat(blocks.clear(filter("ovh", "", "F1")))
        .extracting(each -> each.block().scope().label())
        .containsExactly("ovh/R1/F1", "ovh/R2/F1");
    assertThat(blocks.list(filter("", "", "")))
        .extracting(each -> each.block().scope().label())
        .containsExactly("azure/R1/F1", "ovh/R1");
  }

  @Test
  void aRenewedBlockKeepsItsNumber() {
    blocks.record(block(OVH, "R1", "F1"));
    long id = blocks.list(filter("", "", "")).getFirst().id();
    blocks.record(block(OVH, "R1", "F1"));

    assertThat(blocks.list(filter("", "", "")))
        .singleElement()
        .satisfies(each -> assertThat(each.id()).isEqualTo(id))
        .satisfies(each -> assertThat(each.block().text()).isEqualTo("none left"));
    UnavailabilityFilter one =
        new UnavailabilityFilter(
            OptionalLong.of(id), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(blocks.clear(one)).hasSize(1);
    assertThat(blocks.clear(one)).isEmpty();
  }

  private static Ban ban(String flavor, Optional<String> region, Instant since) {
    return new Ban(flavor, Optional.of("ovh"), region, "because", since);
  }

  private static BanStore.Filter of(String flavor, Optional<String> region) {
    return new BanStore.Filter(Optional.of(flavor), Optional.empty(), region);
  }

  @Test
  void liftsOnlyTheBansThatAreMeant() { // lesson 12
    Ban everywhere = ban("F2", Optional.empty(), NOW);
    Ban here = ban("F2", Optional.of("R1"), NOW);
    Ban other = ban("F3", Optional.empty(), NOW);
    List.of(everywhere, here, other).forEach(bans::ban);
    bans.ban(ban("F3", Optional.empty(), NOW.plusSeconds(1)));

    assertThat(bans.allow(of("F2", Optional.of("R2")))).isEmpty();
    assertThat(bans.allow(of("F2", Optional.of("R1")))).containsExactly(here);
    assertThat(bans.all().of(Fixtures.f2())).contains(everywhere);
    assertThat(bans.allow(of("F2", Optional.empty()))).containsExactly(everywhere);
    assertThat(bans.all().of(Fixtures.f2())).isEmpty();
    assertThat(bans.list(new BanStore.Filter(Optional.empty(), Optional.empty(), Optional.empty())))
        .containsExactly(ban("F3", Optional.empty(), NOW.plusSeconds(1)));
  }

  @Test
  void aCatalogUpdateTouchesNeitherBansNorBlocks() { // lesson 12
    Fixtures.catalog(test.database());
    bans.ban(ban("F2", Optional.empty(), NOW));
    blocks.record(block(OVH, "R1", "F2"));

    new CatalogStore(test.database())
        .apply(
            Fixtures.update(OVH, Set.of("R1"), new CatalogChange.Removed(Fixtures.f2())),
            NOW.plusSeconds(5));
    Fixtures.catalog(test.database());

    assertThat(bans.all().of(Fixtures.f2())).isPresent();
    assertThat(blocks.all()).hasSize(1);
    assertThat(
            new RecruitStore(test.database()).snapshot(Map.of(), Set.of()).bans().of(Fixtures.f2()))
        .isPresent();
  }
}
