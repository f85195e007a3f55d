package io.scitq.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scitq.cache.CacheHash;
import io.scitq.cache.ListedFile;
import io.scitq.cache.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFolderTest {
  // echo hi | md5sum
  private static final String HI = "764efa883dda1e11db47671c4a3bbd9e";

  @TempDir Path temporary;
  private final Places places =
      new Places(new Rclone("rclone", Path.of("/nonexistent/rclone.conf")));
  private Path folder;

  @BeforeEach
  void fill() throws IOException {
    folder = temporary.resolve("in");
    Files.createDirectories(folder.resolve("deep/er"));
    Files.writeString(folder.resolve("z.txt"), "hi\n");
    Files.writeString(folder.resolve("deep/er/a b.txt"), "hi\n");
  }

  @Test
  void listsAllFilesBelowWithTheirMd5() {
    assertThat(list("file://" + folder))
        .isEqualTo(
            new Listing.Files(
                List.of(
                    new ListedFile("deep/er/a b.txt", Optional.of(HI)),
                    new ListedFile("z.txt", Optional.of(HI)))));
    assertThat(list("file://" + folder + "/")).isEqualTo(list("file://" + folder));
  }

  @Test
  void listsASingleFileByItsName() {
    assertThat(list("file://" + folder.resolve("z.txt")))
        .isEqualTo(new Listing.Files(List.of(new ListedFile("z.txt", Optional.of(HI)))));
  }

  @Test
  void doesNotFollowLinksInCircles() throws IOException {
    Files.createSymbolicLink(folder.resolve("deep/circle"), folder);
    assertThat(((Listing.Files) list("file://" + folder)).files()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///nonexistent/x", "file://relative/x", "file://", "azure://c/x", "x", ""})
  void saysWhyAPlaceCannotBeListed(String uri) {
    assertThat(list(uri)).isInstanceOf(Listing.Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h/x",
        "https://h/x?y=/z",
        "ftp://h/x",
        "run+fastq://ERR1",
        "run+submitted://E"
      })
  void takesAnAddressThatCannotBeListedAsItIs(String uri) {
    assertThat(list(uri)).isEqualTo(new Listing.Raw());
  }

  @Test
  void hashesOnlyTheOutputFilesThatAreThere() throws PlaceException {
    assertThat(places.outputHash("file://" + folder, "z.txt gone.txt", soon()))
        .isEqualTo(
            CacheHash.output(
                "z.txt", new Listing.Files(List.of(new ListedFile("z.txt", Optional.of(HI))))));
  }

  @Test
  void copiesCompleteFilesWithTheirPermissions() throws Exception {
    Path script = folder.resolve("deep/run.sh");
    Files.writeString(script, "true\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Path target = temporary.resolve("out/of/nothing");

    places.copy("file://" + folder, "file://" + target, "z.txt deep/run.sh", soon());

    assertThat(Files.readString(target.resolve("z.txt"))).isEqualTo("hi\n");
    assertThat(target.resolve("deep/run.sh")).isExecutable();
    try (Stream<Path> files = Files.walk(target)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "deep/../../secret", "/etc/passwd", ".", "out/secret"})
  void neverLeavesTheFolder(String name) throws IOException {
    Files.writeString(temporary.resolve("secret"), "hush\n");
    Files.createSymbolicLink(folder.resolve("out"), temporary);
    String into = "file://" + temporary.resolve("copy");

    assertThatThrownBy(() -> places.copy("file://" + folder, into, name, soon()))
        .isInstanceOf(PlaceException.class)
        .hasMessageContaining("leads out of");
    assertThatThrownBy(() -> places.outputHash("file://" + folder, name, soon()))
        .isInstanceOf(PlaceException.class);
    assertThat(temporary.resolve("copy/secret")).doesNotExist();
  }

  @Test
  void copiesNoLinkToAFileElsewhere() throws IOException {
    Files.writeString(temporary.resolve("secret"), "hush\n");
    Files.createSymbolicLink(folder.resolve("link"), temporary.resolve("secret"));
    Path copy = temporary.resolve("copy");
    assertThatThrownBy(() -> places.copy("file://" + folder, "file://" + copy, "link", soon()))
        .isInstanceOf(PlaceException.class);
    assertThat(copy.resolve("link")).doesNotExist();
  }

  @Test
  void stopsAtItsDeadline() {
    Deadline over = Deadline.in(Duration.ofSeconds(-1));
    assertThat(places.list("file://" + folder, over))
        .isEqualTo(new Listing.Unavailable("it took too long"));
  }

  private Listing list(String uri) {
    return places.list(uri, soon());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }
}
