package io.scitq.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusDocumentTest {
  @Test
  void theDocumentIsThatOfTheSources() throws IOException {
    assertThat(Files.readString(BusDocument.TARGET))
        .as("run .build/openapi and commit what it writes")
        .isEqualTo(BusDocument.write(BusDocument.SOURCES));
  }

  @Test
  void everyFieldIsExplained() throws IOException {
    Map<String, SourceRecords.Shape> shapes = SourceRecords.read(BusDocument.SOURCES);

    assertThat(shapes).hasSizeGreaterThan(30).containsKey("PlanView.Action");
    assertThat(shapes.values())
        .allSatisfy(shape -> {
          assertThat(shape.text()).as(shape.name()).isNotBlank();
          assertThat(shape.fields())
              .allSatisfy(field -> assertThat(field.text()).as(shape.name() + field).isNotBlank());
        });
  }

  @Test
  void javadocBecomesPlainText() {
    assertThat(SourceRecords.clean(" * {@link Foo} to {@code {\"items\": [Bar]}}:\n   * <p>a  b."))
        .isEqualTo("Foo to {\"items\": [Bar]}: a b.");
    assertThat(BusDocument.snake("requiredTaskIds")).isEqualTo("required_task_ids");
    assertThat(BusDocument.snake("ipv4")).isEqualTo("ipv4");
  }

  @Test
  void theFolderIsThatOfTheModule() {
    assertThat(BusDocument.SOURCES.resolve("BusAddress.java")).exists();
    assertThat(Path.of("").toAbsolutePath().getFileName()).hasToString("api");
  }
}
