package io.scitq.bench;

import io.scitq.catalog.Bans;
import io.scitq.catalog.Catalog;
import io.scitq.catalog.CatalogDiff;
import io.scitq.catalog.CatalogUpdate;
import io.scitq.catalog.KnownOffering;
import io.scitq.catalog.OfferingQuery;
import io.scitq.protofilter.Protofilter;
import io.scitq.quota.QuotaFacts;
import io.scitq.recruit.RecruitPlan;
import io.scitq.recruit.RecruitPlanner;
import io.scitq.recruit.RecruitSettings;
import io.scitq.recruit.RecruitSnapshot;
import io.scitq.recruit.Recruiter;
import io.scitq.recruit.RecruiterId;
import io.scitq.recruit.WorkerFact;
import io.scitq.samples.RandomOffers;
import io.scitq.samples.Workers;
import io.scitq.spi.FetchReport;
import io.scitq.spi.Offering;
import io.scitq.spi.Region;
import io.scitq.statistics.OfferingEvent;
import io.scitq.statistics.OfferingStatistics;
import io.scitq.statistics.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Planning 50 recruiters that need 50 workers each, and comparing 60,000 offerings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 2)
public class PlanBenchmark {
  private static final int RECRUITERS = 50;
  private static final int WORKERS_EACH = 50;
  private static final RecruitSettings SETTINGS =
      new RecruitSettings(
          List.of(), Duration.ofMinutes(2), Duration.ofDays(3650), 10, Integer.MAX_VALUE);

  private final List<Offering> offerings = RandomOffers.make(1, 40, 1500);
  private final Catalog catalog = Catalog.of(1, offerings, RandomOffers.observed(offerings));
  private final RecruitSnapshot enough = snapshot(1000);
  private final RecruitSnapshot scarce = snapshot(40);
  private final RecruitSnapshot none = snapshot(0);
  private final RecruitSnapshot lossy = snapshot(1000, losses(500));
  private final List<KnownOffering> known =
      offerings.stream().map(offering -> new KnownOffering(offering, 0)).toList();
  private final FetchReport<Offering> fetched =
      new FetchReport<>(offerings, regions(), List.of(), RandomOffers.OBSERVED);

  /** 2,500 launches within quotas of 1,000 cores per region. */
  @Benchmark
  public RecruitPlan planWithQuota() {
    return plan(enough);
  }

  /** The same when 500 offerings have had losses. */
  @Benchmark
  public RecruitPlan planWithLosses() {
    return plan(lossy);
  }

  /** 40 cores per region: most recruiters walk all fitting offerings and hold in the end. */
  @Benchmark
  public RecruitPlan planWithScarceQuota() {
    return plan(scarce);
  }

  /** No core anywhere: every recruiter walks all fitting offerings and holds. */
  @Benchmark
  public RecruitPlan planWithoutQuota() {
    return plan(none);
  }

  /** An update that changes nothing. */
  @Benchmark
  public CatalogUpdate diffUnchanged() {
    return CatalogDiff.between(known, fetched, RandomOffers.azure());
  }

  private RecruitPlan plan(RecruitSnapshot snapshot) {
    return RecruitPlanner.plan(snapshot, SETTINGS, catalog, Workers.NOW);
  }

  private List<OfferingStatistics> losses(int count) {
    Map<String, Tally> evicted = new HashMap<>();
    evicted.put(OfferingEvent.EVICTED, new Tally(2, 2, Workers.NOW, List.of()));
    evicted.put(OfferingEvent.LAUNCHED, new Tally(5, 5, Workers.NOW, List.of()));
    return catalog.search(OfferingQuery.of(Protofilter.NONE), count).stream()
        .map(offering -> new OfferingStatistics(offering.id(), evicted))
        .toList();
  }

  private RecruitSnapshot snapshot(int cores) {
    return snapshot(cores, List.of());
  }

  private RecruitSnapshot snapshot(int cores, List<OfferingStatistics> statistics) {
    Map<Region, Integer> quotas = new HashMap<>();
    catalog.regions().forEach(region -> quotas.put(region, cores));
    Map<String, Integer> pending = new HashMap<>();
    List<Recruiter> recruiters = new ArrayList<>();
    for (int number = 0; number < RECRUITERS; number++) {
      String batch = "batch" + number;
      pending.put(batch, WORKERS_EACH);
      recruiters.add(recruiter(batch, number));
    }
    List<WorkerFact> workers = new ArrayList<>();
    for (int id = 1; id <= 200; id++) {
      Offering offering = offerings.get(id * 7);
      workers.add(Workers.running(id, "batch" + id % RECRUITERS, offering).busy(9, 9).make());
    }
    return new RecruitSnapshot(
        recruiters,
        pending,
        workers,
        new QuotaFacts(quotas, List.of()),
        List.of(),
        Bans.NONE,
        Set.of(RandomOffers.ovh(), RandomOffers.azure()),
        Set.of(),
        List.of(),
        statistics);
  }

  private static Recruiter recruiter(String batch, int number) {
    return new Recruiter(
        new RecruiterId(batch, 1),
        "auto:cpu>=" + (number % 16 + 1) + ":ram>=" + (number % 5 * 8) + ":disk>=100",
        Optional.of("auto"),
        Optional.of("auto"),
        4,
        0,
        1,
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  private Set<String> regions() {
    Set<String> regions = new HashSet<>();
    offerings.forEach(offering -> regions.add(offering.region()));
    return regions;
  }
}
