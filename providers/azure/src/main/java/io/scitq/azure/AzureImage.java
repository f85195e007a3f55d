package io.scitq.azure;

import java.util.List;
import java.util.Optional;

/**
 * A marketplace image.
 *
 * @param version {@code latest} or a number
 */
record AzureImage(String publisher, String offer, String sku, String version) {
  /** Reads {@code publisher:offer:sku:version}. */
  static Optional<AzureImage> parse(String text) {
    List<String> parts = List.of(text.split(":", -1));
    if (parts.size() != 4 || parts.stream().anyMatch(String::isBlank)) {
      return Optional.empty();
    }
    return Optional.of(new AzureImage(parts.get(0), parts.get(1), parts.get(2), parts.get(3)));
  }
}
