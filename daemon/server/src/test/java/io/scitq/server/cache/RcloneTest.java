package io.scitq.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** A script that behaves as rclone does, well or badly; and rclone itself where it is installed. */
class RcloneTest {
  @TempDir Path temporary;
  private Path configuration;

  @BeforeEach
  void configure() throws IOException {
    configuration = temporary.resolve("rclone.conf");
    Files.writeString(configuration, "[here]\ntype = local\n\n[other]\ntype = local\n");
  }

  @Test
  void readsTheListingOfARemote() throws Exception {
    Rclone rclone =
        script(
            """
            printf '%s\\n' "$@" > ARGS
            echo '[{"Path":"b/y z.txt","Name":"y z.txt","Size":3,"IsDir":false,"Hashes":{"md5":"bb"}},'
            echo ' {"Path":"a","Extra":{"deep":[1,{}]},"Hashes":{"SHA-1":"x","MD5":"aa"}},'
            echo ' {"Path":"c"}, {"Path":"d","Hashes":null}]'
            """);

    Listing listing = new Places(rclone).list("here://bucket/$(touch x) /in", soon());

    assertThat(listing)
        .isEqualTo(
            new Listing.Files(
                List.of(
                    new ListedFile("a", Optional.of("aa")),
                    new ListedFile("b/y z.txt", Optional.of("bb")),
                    new ListedFile("c", Optional.empty()),
                    new ListedFile("d", Optional.empty()))));
    assertThat(Files.readAllLines(temporary.resolve("ARGS")))
        .containsSequence("--config", configuration.toString(), "lsjson")
        .endsWith("--", "here:bucket/$(touch x) /in");
  }

  @Test
  void knowsOnlyTheRemotesOfItsConfiguration() throws Exception {
    Rclone rclone = script("exit 1");
    assertThat(rclone.remotes()).containsExactly("here", "other");
    assertThat(new Places(rclone).list("elsewhere://x", soon()))
        .isEqualTo(new Listing.Unavailable("'elsewhere' is no remote of " + configuration));
  }

  @Test
  void tellsWhatRcloneComplainsAbout() throws Exception {
    Rclone rclone = script("echo 'directory not found' >&2; exit 3");
    assertThat(new Places(rclone).list("here://x", soon()))
        .isEqualTo(new Listing.Unavailable("rclone failed: directory not found"));
  }

  @Test
  void aListThatBreaksOffIsNoList() throws Exception {
    Rclone rclone = script("echo '[{\"Path\":\"a\"},'");
    assertThat(new Places(rclone).list("here://x", soon())).isInstanceOf(Listing.Unavailable.class);
  }

  @Test
  void killsAProcessThatHangs() throws Exception {
    Rclone rclone = script("echo $$ > PID; echo '['; sleep 300");
    long started = System.nanoTime();
    Listing listing = new Places(rclone).list("here://x", Deadline.in(Duration.ofMillis(700)));
    assertThat(listing).isInstanceOf(Listing.Unavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    long pid = Long.parseLong(Files.readString(temporary.resolve("PID")).strip());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void stopsReadingAnEndlessList() throws Exception {
    Rclone rclone = script("echo '['; yes '{\"Path\":\"a\"},' 2>/dev/null");
    assertThat(new Places(rclone).list("here://x", soon()))
        .isEqualTo(new Listing.Unavailable("more than " + Places.MOST_FILES + " files"));
  }

  @Test
  void passesNoSecretsOn() throws Exception {
    Rclone rclone = script("env > ENV; echo '[]'");
    new Places(rclone).list("here://x", soon());
    assertThat(Files.readAllLines(temporary.resolve("ENV")))
        .allMatch(line -> !line.startsWith("SCITQ_") && !line.startsWith("OVH_"))
        .anyMatch(line -> line.startsWith("PATH="));
  }

  @Test
  void saysWhenItIsNotInstalled() {
    Places places = new Places(new Rclone("/nonexistent/rclone", configuration));
    assertThat(places.list("here://x", soon()))
        .isInstanceOfSatisfying(
            Listing.Unavailable.class, no -> assertThat(no.why()).contains("cannot be run"));
  }

  @Test
  void copiesOnlyWithinOneRemote() throws Exception {
    Places places = new Places(script("exit 0"));
    assertThatThrownBy(() -> places.copy("here://a", "other://b", "x", soon()))
        .isInstanceOf(PlaceException.class)
        .hasMessageContaining("different places");
    assertThatThrownBy(() -> places.copy("file:///a", "here://b", "x", soon()))
        .isInstanceOf(PlaceException.class);
  }

  @Test
  void theRealOneListsAndCopies() throws Exception {
    assumeTrue(installed(), "rclone is not installed");
    Path in = Files.createDirectories(temporary.resolve("in/deep"));
    Files.writeString(in.resolve("x.txt"), "hi\n");
    Files.writeString(temporary.resolve("in/y.txt"), "other\n");
    Places places = new Places(new Rclone("rclone", configuration));
    String from = "here://" + temporary.resolve("in");
    String into = "here://" + temporary.resolve("out");

    Listing listing = places.list(from, soon());
    places.copy(from, into, "deep/x.txt", soon());

    assertThat(((Listing.Files) listing).files())
        .contains(new ListedFile("deep/x.txt", Optional.of("764efa883dda1e11db47671c4a3bbd9e")))
        .hasSize(2);
    assertThat(temporary.resolve("out/deep/x.txt")).hasContent("hi\n");
    assertThat(temporary.resolve("out/y.txt")).doesNotExist();
    assertThat(places.list("here://" + temporary.resolve("nothing"), soon()))
        .isInstanceOf(Listing.Unavailable.class);
  }

  private static boolean installed() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "rclone")));
  }

  /** Runs these lines in our temporary folder. */
  private Rclone script(String lines) throws IOException {
    Path program = temporary.resolve("rclone");
    Files.writeString(program, "#!/bin/sh\ncd '" + temporary + "'\n" + lines + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return new Rclone(program.toString(), configuration);
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }
}
