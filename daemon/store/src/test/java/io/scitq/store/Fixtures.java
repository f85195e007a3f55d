package io.scitq.store;

import io.scitq.catalog.CatalogChange;
import io.scitq.catalog.CatalogUpdate;
import io.scitq.recruit.Decision;
import io.scitq.recruit.Reason;
import io.scitq.recruit.ReasonCode;
import io.scitq.recruit.RecruitPlan;
import io.scitq.recruit.RecruitPlan.Recruiting;
import io.scitq.recruit.Recruiter;
import io.scitq.recruit.RecruiterId;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.Flavor;
import io.scitq.spi.FlavorId;
import io.scitq.spi.Gpu;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Price;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Purchase;
import io.scitq.spi.Region;
import io.scitq.spi.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Values that several tests of the stores use. */
final class Fixtures {
  static final Instant NOW = Instant.parse("2026-11-23T04:00:00.123456Z");
  static final ProviderId OVH = new ProviderId("ovh");
  static final ProviderId AZURE = new ProviderId("azure");
  static final Duration LEASE = Duration.ofMinutes(3);
  static final Duration DEADLINE = Duration.ofMinutes(15);
  static final RecruiterId RECRUITER = new RecruiterId("batch", 1);

  private Fixtures() {}

  static Flavor flavor(ProviderId provider, String name, int vcpus) {
    return new Flavor(
        new FlavorId(provider, name),
        "family",
        vcpus,
        8,
        50,
        Optional.of(0.5),
        Optional.empty(),
        Tags.NONE);
  }

  static Flavor gpuFlavor(ProviderId provider, String name) {
    return new Flavor(
        new FlavorId(provider, name),
        "",
        16,
        64.5,
        400,
        Optional.empty(),
        Optional.of(new Gpu("A100", 2, 160)),
        new Tags("GN"));
  }

  static Offering offering(Flavor flavor, String region, String price) {
    return new Offering(
        flavor,
        region,
        Purchase.SPOT,
        Optional.of(Price.of(price, "USD")),
        new EvictionRate.Known(5),
        Optional.empty());
  }

  static CatalogUpdate update(ProviderId provider, Set<String> regions, CatalogChange... changes) {
    return new CatalogUpdate(provider, NOW, regions, changes.length, List.of(changes));
  }

  /** A catalog of one flavor, {@code F2}, sold in {@code R1}. */
  static void catalog(Database database) {
    new CatalogStore(database)
        .apply(
            update(
                OVH,
                Set.of("R1"),
                new CatalogChange.Added(offering(flavor(OVH, "F2", 2), "R1", "0.10"))),
            NOW);
  }

  static OfferingId f2() {
    return OfferingId.of(OVH, "R1", "F2");
  }

  static Recruiter recruiter(RecruiterId id) {
    return new Recruiter(
        id,
        "auto:cpu>=2",
        Optional.of("auto"),
        Optional.of("auto"),
        4,
        1,
        10,
        OptionalInt.empty(),
        OptionalInt.of(5));
  }

  static LaunchNaming naming(Database database) {
    return new LaunchNaming("lab", new ServerStore(database).serverId());
  }

  static RecruitPlan plan(Instant at, Decision... decisions) {
    return new RecruitPlan(at, List.of(new Recruiting(RECRUITER, 10, 0, 2, List.of(decisions))));
  }

  static Decision.Launch launch(int count) {
    return new Decision.Launch(
        RECRUITER,
        f2(),
        Purchase.SPOT,
        Price.of("0.10", "USD"),
        count,
        4,
        1,
        List.of(Reason.of(ReasonCode.CHEAPEST).with("asked", count)));
  }

  static Decision.Hold hold(int missing) {
    return new Decision.Hold(
        RECRUITER, missing, List.of(Reason.of(ReasonCode.QUOTA).with("limit", 4)));
  }

  /** A catalog, a recruiter and so many recorded launches. */
  static void recorded(Database database, int count) {
    catalog(database);
    new RecruiterStore(database).upsert(recruiter(RECRUITER));
    new RecruitStore(database).record(plan(NOW, launch(count)), naming(database), DEADLINE);
  }

  static Instance instance(InstanceName name, InstanceStatus status) {
    return new Instance(
        name,
        new Region(OVH, "R1"),
        "F2",
        "vendor-" + name,
        status,
        Optional.empty(),
        Optional.of("192.0.2.1"),
        Optional.empty(),
        Optional.empty());
  }
}
