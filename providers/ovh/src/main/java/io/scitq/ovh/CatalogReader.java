package io.scitq.ovh;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the public price list (8 million signs, 2026-08) as it streams in and keeps the instance
 * plans, one addon in memory at a time. A list that ends early is no list.
 */
final class CatalogReader {
  private static final String INSTANCES = "publiccloud-instance";

  /** Reads values inside a document, so what follows them is no mistake. */
  private static final ObjectMapper TREES =
      Json.MAPPER.copy().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Map<String, CatalogItem> items = new HashMap<>();
  private Optional<String> currency = Optional.empty();

  private CatalogReader() {}

  static Reply<CloudCatalog> read(InputStream body) throws IOException {
    CatalogReader reader = new CatalogReader();
    try (JsonParser json = TREES.getFactory().createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Reply.badAnswer("the price list is not an object");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        reader.field(json);
      }
    } catch (JsonProcessingException e) {
      return Reply.badAnswer("the price list is broken: " + e.getOriginalMessage());
    }
    return reader.result();
  }

  private void field(JsonParser json) throws IOException {
    String name = json.currentName();
    JsonToken value = json.nextToken();
    if (value == null) {
      throw new IOException("the price list ends early");
    }
    if ("addons".equals(name) && value == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        addon(json.readValueAsTree());
      }
    } else if ("locale".equals(name)) {
      JsonNode locale = json.readValueAsTree();
      currency = Json.text(locale, "currencyCode");
    } else {
      json.skipChildren();
    }
  }

  /** The first of two addons with the same plan code stays. */
  private void addon(JsonNode addon) {
    if (INSTANCES.equals(addon.path("product").asText())) {
      Json.text(addon, "planCode")
          .ifPresent(code -> items.putIfAbsent(code, AddonMapping.of(addon)));
    }
  }

  private Reply<CloudCatalog> result() {
    if (currency.isEmpty() || !currency.get().matches("[A-Z]{3}")) {
      return Reply.badAnswer("the price list names no currency");
    }
    if (items.isEmpty()) {
      return Reply.badAnswer("the price list has no instance plan");
    }
    try {
      return new Reply.Ok<>(new CloudCatalog(Currency.getInstance(currency.get()), items));
    } catch (IllegalArgumentException e) {
      return Reply.badAnswer("the price list has an unknown currency " + currency.get());
    }
  }
}
