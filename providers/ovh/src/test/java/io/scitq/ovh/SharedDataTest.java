package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.spi.Exclusion;
import io.scitq.spi.Flavor;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The mapping over the whole recorded catalog, where it is at hand. */
class SharedDataTest {
  @Test
  void theWholeRecordedCatalogIsRead() throws IOException {
    Path data = data();
    CloudCatalog catalog =
        ((Reply.Ok<CloudCatalog>) CatalogReader.read(open(data, "catalog.public.cloud.FR.json.gz")))
            .value();
    List<RegionCatalog> regions =
        rows(data).entrySet().stream()
            .map(entry -> RegionCatalog.of(entry.getKey(), true, entry.getValue(), catalog))
            .toList();
    List<Offering> offerings =
        SameShape.of(regions.stream().flatMap(region -> region.offerings().stream()).toList());

    assertThat(regions).hasSize(17).allSatisfy(each -> assertThat(each.problems()).isEmpty());
    assertThat(offerings.size()).isEqualTo(linuxRows(data));
    assertThat(offerings).allSatisfy(each -> assertThat(each.price()).isPresent());
    assertThat(offerings)
        .filteredOn(each -> each.exclusion().filter(Exclusion.OUT_OF_STOCK::equals).isPresent())
        .isNotEmpty();
    assertThat(named(offerings, "t1-90")).hasSize(1).allMatch(flavor -> flavor.vcpus() == 18);
    assertThat(named(offerings, "r3-1024")).allMatch(flavor -> flavor.memoryGb() == 1024);
    assertThat(priceOf(offerings, "h100-380")).contains(Price.of("2.80", "EUR").toString());
  }

  private static List<Flavor> named(List<Offering> offerings, String name) {
    return offerings.stream()
        .map(Offering::flavor)
        .filter(flavor -> flavor.id().name().equals(name))
        .distinct()
        .toList();
  }

  private static Optional<String> priceOf(List<Offering> offerings, String name) {
    return offerings.stream()
        .filter(each -> each.flavor().id().name().equals(name))
        .flatMap(each -> each.price().stream())
        .map(price -> Price.of(price.perHour().setScale(2).toPlainString(), "EUR").toString())
        .findFirst();
  }

  private static Map<String, List<JsonNode>> rows(Path data) throws IOException {
    try (InputStream stream = open(data, "flavors.json.gz")) {
      return Json.MAPPER
          .readTree(stream)
          .valueStream()
          .collect(Collectors.groupingBy(row -> row.path("region").asText()));
    }
  }

  private static int linuxRows(Path data) throws IOException {
    return (int)
        rows(data).values().stream()
            .flatMap(List::stream)
            .filter(row -> row.path("osType").asText().equals("linux"))
            .filter(row -> !row.path("name").asText().endsWith("-flex"))
            .count();
  }

  private static InputStream open(Path data, String file) throws IOException {
    return new GZIPInputStream(Files.newInputStream(data.resolve(file)));
  }

  /** {@code SCITQ_SHARED_DATA}, or {@code ../shared/data} beside the top of the checkout. */
  private static Path data() {
    Optional<Path> named =
        Optional.ofNullable(System.getProperty("SCITQ_SHARED_DATA"))
            .or(() -> Optional.ofNullable(System.getenv("SCITQ_SHARED_DATA")))
            .map(Path::of);
    Optional<Path> found =
        Stream.concat(named.stream(), beside())
            .map(path -> path.resolve("ovh"))
            .filter(Files::isDirectory)
            .findFirst();
    assumeTrue(found.isPresent(), "skipped: no recorded OVH data, set SCITQ_SHARED_DATA");
    return found.orElseThrow();
  }

  private static Stream<Path> beside() {
    return Stream.iterate(
            Path.of("").toAbsolutePath(), path -> path.getParent() != null, Path::getParent)
        .filter(path -> Files.exists(path.resolve(".build")))
        .map(path -> path.resolveSibling("shared").resolve("data"));
  }
}
