package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogReaderTest {
  @Test
  void keepsInstancePlansOnly() throws IOException {
    CloudCatalog catalog = read(Recorded.text("catalog.FR.json"));

    assertThat(catalog.currency().getCurrencyCode()).isEqualTo("EUR");
    assertThat(catalog.items())
        .containsKeys("b3-8.consumption", "b3-8.consumption.3AZ", "h100-380.consumption")
        .doesNotContainKeys(
            "ai-app.l4-1-gpu.minute.consumption", "volume.high-speed-gen2.consumption");
  }

  @Test
  void recordedPricesAreThoseOfTheSalesPage() throws IOException {
    CloudCatalog catalog = read(Recorded.text("catalog.FR.json"));

    assertThat(perHour(catalog, "h100-380.consumption")).isEqualTo("2.8");
    assertThat(perHour(catalog, "a10-45.consumption")).isEqualTo("0.76");
    assertThat(perHour(catalog, "b3-8.consumption.LZ.AF")).isEqualTo("0.093");
  }

  @Test
  void theFirstOfTwoEqualPlanCodesStays() throws IOException {
    CloudCatalog catalog =
        read(document(addon("b3-8.consumption", 5) + "," + addon("b3-8.consumption", 9)));

    assertThat(perHour(catalog, "b3-8.consumption")).isEqualTo("0.00000005");
  }

  @Test
  void currencyMayComeAfterThePlans() throws IOException {
    CloudCatalog catalog =
        read(
            "{\"addons\":["
                + addon("b3-8.consumption", 5)
                + "],\"locale\":{\"currencyCode\":\"USD\"}}");

    assertThat(catalog.currency().getCurrencyCode()).isEqualTo("USD");
  }

  @Test
  void aListOfManyMegabytesStreamsThrough() throws IOException {
    String padding =
        ",{\"product\":\"publiccloud-volume\",\"blobs\":\"" + "x".repeat(9_000) + "\"}";
    List<InputStream> parts =
        List.of(
            stream("{\"locale\":{\"currencyCode\":\"EUR\"},\"addons\":[" + addon("p", 7)),
            repeated(padding, 5_000),
            stream("]}"));

    Reply<CloudCatalog> reply =
        CatalogReader.read(new SequenceInputStream(Collections.enumeration(parts)));

    assertThat(((Reply.Ok<CloudCatalog>) reply).value().items()).containsOnlyKeys("p");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "<html><body>Maintenance</body></html>",
        "{}",
        "{\"class\":\"Client::NotFound\",\"message\":\"no\"}",
        "{\"locale\":{\"currencyCode\":\"EUR\"},\"addons\":[]}",
        "{\"locale\":{\"currencyCode\":\"EURO\"},\"addons\":[{\"product\":\"publiccloud-instance\",\"planCode\":\"p\"}]}",
        "{\"locale\":{\"currencyCode\":\"QQQ\"},\"addons\":[{\"product\":\"publiccloud-instance\",\"planCode\":\"p\"}]}",
        "{\"addons\":[{\"product\":\"publiccloud-instance\",\"planCode\":\"p\"}]}",
        "{\"locale\":{\"currencyCode\":\"EUR\"},\"addons\":[{\"product\":\"publiccloud-instance\",\"planCode\":\"p\"}",
        "{\"locale\":{\"currencyCode\":\"EUR\"},\"addons\":[{\"product\":\"publiccloud-instance\",\"planCode\":\"p\"}],",
        "{\"locale\":{\"currencyCode\":\"EUR\"},\"addons\":",
      })
  void whatIsNotAWholeListIsRefused(String text) throws IOException { // lesson 17
    assertThat(CatalogReader.read(stream(text))).isInstanceOf(Reply.Refused.class);
  }

  @Test
  void everyBeginningOfTheListIsRefused() throws IOException { // lesson 17
    String text = Recorded.text("catalog.FR.json").strip();
    for (int end = 0; end < text.length(); end += 211) {
      assertThat(CatalogReader.read(stream(text.substring(0, end))))
          .isInstanceOf(Reply.Refused.class);
    }
  }

  private static CloudCatalog read(String text) throws IOException {
    return ((Reply.Ok<CloudCatalog>) CatalogReader.read(stream(text))).value();
  }

  private static String perHour(CloudCatalog catalog, String plan) {
    return catalog.item(plan).orElseThrow().perHour().orElseThrow().toPlainString();
  }

  private static String document(String addons) {
    return "{\"locale\":{\"currencyCode\":\"EUR\"},\"addons\":[" + addons + "]}";
  }

  private static String addon(String plan, int price) {
    return """
    {"planCode":"%s","product":"publiccloud-instance",
     "pricings":[{"price":%d,"intervalUnit":"hour"}]}
    """
        .formatted(plan, price);
  }

  private static InputStream repeated(String text, int times) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new SequenceInputStream(
        Collections.enumeration(
            Collections.nCopies(times, bytes).stream().map(ByteArrayInputStream::new).toList()));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
