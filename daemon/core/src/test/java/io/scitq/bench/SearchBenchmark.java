package io.scitq.bench;

import io.scitq.catalog.Catalog;
import io.scitq.catalog.Explanation;
import io.scitq.catalog.OfferingQuery;
import io.scitq.protofilter.ParseResult;
import io.scitq.protofilter.ProtofilterParser;
import io.scitq.samples.RandomOffers;
import io.scitq.spi.Offering;
import java.util.List;
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

/** Searching, explaining and building a catalog of 60,000 offerings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 2)
public class SearchBenchmark {
  private final List<Offering> offerings = RandomOffers.make(1, 40, 1500);
  private final Catalog catalog = Catalog.of(1, offerings, RandomOffers.observed(offerings));
  private final List<Offering> distinct = RandomOffers.make(1, 1, 60_000);
  private final Catalog distinctShapes = Catalog.of(1, distinct, RandomOffers.observed(distinct));

  /** The ten cheapest of the manual's own example, its text read each time. */
  @Benchmark
  public List<Offering> tenCheapest() {
    return catalog.search(query("cpu>=10:ram>=100:disk>=200"), 10);
  }

  /** No offering fits, so that every row is judged. */
  @Benchmark
  public List<Offering> noneFits() {
    return catalog.search(query("cpu>=1000:region~GRA%"), 10);
  }

  /** No offering fits, and no two share a shape: the worst catalog there can be. */
  @Benchmark
  public List<Offering> noneFitsAllShapesDistinct() {
    return distinctShapes.search(query("cpu>=10:ram>=100:disk>=200:tags#GMN"), 10);
  }

  /** Every offering judged and counted. */
  @Benchmark
  public Explanation explainAll() {
    return catalog.explain(query("cpu>=10:ram>=100:disk>=200"), 10);
  }

  /** A new catalog from the rows of the store. */
  @Benchmark
  public Catalog build() {
    return Catalog.of(2, offerings, RandomOffers.observed(List.of()));
  }

  private static OfferingQuery query(String text) {
    return OfferingQuery.of(((ParseResult.Valid) ProtofilterParser.parse(text)).filter());
  }
}
