package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.scitq.api.BusAddress;
import io.scitq.server.Daemon;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document of the interface is that of the running daemon, and people can read it. */
class OpenApiIT {
  @TempDir static Path data;
  private static Daemon daemon;
  private static Client client;
  private static JsonNode document;

  @BeforeAll
  static void start() {
    daemon = WholeSystem.daemon(data, Map.of());
    client = new Client(daemon.address());
    document = client.send("GET", "/openapi.json", "").body();
  }

  @AfterAll
  static void stop() {
    client.close();
    daemon.close();
  }

  @Test
  void everyMountedRouteAndAddressIsInIt() {
    assertThat(document.path("x-undocumented")).as(document.path("x-undocumented") + "").isEmpty();
  }

  @Test
  void everythingInItIsMounted() {
    List<String> missing = new ArrayList<>();
    document.path("x-not-mounted").forEach(operation -> missing.add(operation.asText()));

    assertThat(missing).isEmpty();
  }

  @Test
  void everyAddressOfTheContractIsInIt() throws IllegalAccessException {
    Set<String> addresses = new HashSet<>();
    for (Field field : BusAddress.class.getFields()) {
      addresses.add("/bus/" + field.get(null));
    }
    List<String> documented = new ArrayList<>();
    document
        .path("paths")
        .fieldNames()
        .forEachRemaining(path -> {
          if (path.startsWith("/bus/")) {
            documented.add(path);
          }
        });

    assertThat(documented).hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(addresses);
  }

  @Test
  void everyRecordOfTheContractIsInItWithItsFields() {
    List<JavaClass> records =
        new ClassFileImporter()
            .importPackages("io.scitq.api").stream()
                .filter(type -> type.isRecord() && type.getPackageName().equals("io.scitq.api"))
                .filter(type -> !type.getFullName().matches(".*(Items|SourceRecords.*)"))
                .toList();

    assertThat(records).hasSizeGreaterThan(30);
    for (JavaClass type : records) {
      String name = type.getFullName().replace("io.scitq.api.", "").replace('$', '.');
      JsonNode schema = document.at("/components/schemas/" + name);
      List<String> fields = new ArrayList<>();
      schema.path("properties").fieldNames().forEachRemaining(fields::add);
      assertThat(fields)
          .as(name)
          .hasSameSizeAs(type.reflect().getRecordComponents())
          .doesNotContain("");
    }
  }

  @Test
  void allItsReferencesLeadSomewhere() {
    List<JsonNode> references = document.findValues("$ref");

    assertThat(references).hasSizeGreaterThan(100);
    assertThat(references)
        .allSatisfy(reference ->
            assertThat(document.at(reference.asText().substring(1)).isObject())
                .as(reference.asText())
                .isTrue());
  }

  @Test
  void everyOperationSaysWhatItDoesAndWhatItAnswers() {
    for (JsonNode item : document.path("paths")) {
      for (String method : List.of("get", "post", "put", "delete")) {
        JsonNode operation = item.path(method);
        if (!operation.isMissingNode()) {
          assertThat(operation.path("summary").asText()).as(operation.toString()).isNotBlank();
          assertThat(operation.path("responses")).as(operation.toString()).isNotEmpty();
          assertThat(operation.path("tags")).as(operation.toString()).hasSize(1);
        }
      }
    }
    assertThat(new HashSet<>(document.findValuesAsText("operationId")))
        .as("no two alike")
        .hasSameSizeAs(document.findValuesAsText("operationId"));
  }

  @Test
  void isWhereClientsOfScitq13LookForIt() {
    assertThat(client.send("GET", "/swagger.json", "").body()).isEqualTo(document);
    assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
  }

  @Test
  void thePageLoadsNothingFromElsewhere() {
    String page = client.text("/");

    assertThat(page).contains("<title>scitqd").contains("page/page.js").contains("page/page.css");
    for (String part : List.of(page, client.text("/page/page.js"), client.text("/page/page.css"))) {
      assertThat(part).hasSizeGreaterThan(500).doesNotContain("http://").doesNotContain("https://");
    }
  }
}
