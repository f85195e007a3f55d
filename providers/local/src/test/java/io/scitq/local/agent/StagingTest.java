package io.scitq.local.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagingTest {
  private static final Program HERE = new Program(Map.of("PATH", System.getenv("PATH")));

  @TempDir Path folder;
  private final Staging staging = new Staging(HERE);
  private Path source;
  private Path target;

  @BeforeEach
  void makeData() throws IOException {
    source = Files.createDirectories(folder.resolve("source"));
    target = Files.createDirectories(folder.resolve("target"));
    Files.writeString(source.resolve("a b.txt"), "A");
    Files.createDirectories(source.resolve("deep/er"));
    Files.writeString(source.resolve("deep/er/c.txt"), "C");
  }

  private void run(Path where, String... command) throws Exception {
    assertThat(HERE.run(List.of(command), where, 30).status()).isZero();
  }

  @Test
  void bringsAFileUnderItsName() throws Exception {
    staging.fetch("file://" + source + "/a%20b.txt", target, 1);

    // the name is as it was written, so that commands can be written beforehand
    assertThat(Trees.files(target)).containsExactly("a%20b.txt");
  }

  @Test
  void bringsAFolderWithEverythingInIt() throws Exception {
    staging.fetch("file://" + source + "/deep", target, 1);

    assertThat(Trees.files(target)).containsExactly("deep/er/c.txt");
  }

  @Test
  void bringsTheContentOfAFolderThatEndsInASlash() throws Exception {
    staging.fetch("file://" + source + "/", target, 1);

    assertThat(Trees.files(target)).containsExactly("a b.txt", "deep/er/c.txt");
  }

  @Test
  void unpacksWhatItBrought() throws Exception {
    run(source, "tar", "-czf", source + "/x.tar.gz", "deep");
    run(source, "sh", "-c", "printf Z | gzip > z.txt.gz");

    staging.fetch("file://" + source + "/x.tar.gz|untar", target, 1);
    staging.fetch("file://" + source + "/z.txt.gz|gunzip", target, 1);
    staging.fetch("file://" + source + "/z.txt.gz|mv:sub/folder", target, 1);

    assertThat(Trees.files(target))
        .containsExactly("deep/er/c.txt", "sub/folder/z.txt.gz", "z.txt");
    assertThat(source.resolve("x.tar.gz")).exists();
  }

  @Test
  void takesResultsAwayWithTheirFolders() throws Exception {
    Path results = folder.resolve("results/new");

    assertThat(staging.upload(source, "file://" + results + "/", 1))
        .containsExactly("a b.txt", "deep/er/c.txt");
    assertThat(results.resolve("deep/er/c.txt")).hasContent("C");
  }

  @ParameterizedTest
  @CsvSource({
    "/no/uri,is no URI",
    "file://relative/x,must be file:/// and an absolute path",
    "file:///no/such/file,there is no /no/such/file",
    "file:///etc/passwd|explode,unknown action 'explode'",
    "file:///etc/passwd|mv:../out,must name a folder below",
    "file:///etc/passwd|untar|gunzip,more than one action",
    "file:///etc/passwd|untar,tar failed on",
    "file:///etc/passwd/,it is no folder",
  })
  void saysWhatCannotBeBrought(String uri, String sentence) {
    assertThatThrownBy(() -> staging.fetch(uri, target, 1))
        .isInstanceOf(StagingException.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining(uri.split("\\|")[0].replaceAll(".*/", ""));
  }

  @Test
  void withoutRcloneOtherPlacesAreRefusedWithTheReason() {
    Staging bare = new Staging(new Program(Map.of("PATH", folder.toString())));

    assertThatThrownBy(() -> bare.fetch("s3://bucket/x", target, 2))
        .isInstanceOf(StagingException.class)
        .hasMessageContaining("rclone is not installed");
    assertThatThrownBy(() -> bare.upload(source, "s3://bucket/y", 2))
        .hasMessageContaining("rclone is not installed");
  }

  @Test
  void withRcloneItIsAskedAndAskedAgain() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path calls = folder.resolve("calls");
    String script =
        """
        #!/bin/sh
        echo "$@" >> %1$s
        [ $(wc -l < %1$s) -ge 2 ] || { echo "no network" >&2; exit 1; }
        """
            .formatted(calls);
    Path rclone = Files.writeString(bin.resolve("rclone"), script);
    assertThat(rclone.toFile().setExecutable(true)).isTrue();
    Staging remote = new Staging(new Program(Map.of("PATH", bin + ":" + System.getenv("PATH"))));

    assertThatThrownBy(() -> remote.fetch("s3://bucket/in/x", target, 1))
        .hasMessageContaining("no network");
    Files.delete(calls);
    remote.fetch("s3://bucket/in/x", target, 2);
    remote.fetch("s3://bucket/all/", target, 1);
    remote.upload(source, "s3://bucket/out/", 1);

    assertThat(Files.readAllLines(calls))
        .containsExactly(
            "copyto s3:bucket/in/x " + target + "/x",
            "copyto s3:bucket/in/x " + target + "/x",
            "copy s3:bucket/all/ " + target,
            "copy " + source + " s3:bucket/out/");
  }

  @Test
  void aResourceIsBroughtOnceAndAgainWhenItHasChanged() throws Exception {
    ResourceCache cache = new ResourceCache(folder.resolve("cache"), staging);
    Path file = Files.writeString(source.resolve("r.txt"), "one");
    Path first = Files.createDirectories(folder.resolve("t1"));
    Path second = Files.createDirectories(folder.resolve("t2"));

    cache.provide("file://" + file, first);
    cache.provide("file://" + file, second);
    assertThat(Files.isSameFile(first.resolve("r.txt"), second.resolve("r.txt"))).isTrue();

    Files.writeString(file, "another");
    Path third = Files.createDirectories(folder.resolve("t3"));
    cache.provide("file://" + file, third);
    assertThat(third.resolve("r.txt")).hasContent("another");
    assertThat(first.resolve("r.txt")).hasContent("one");

    cache.forget();
    assertThat(folder.resolve("cache")).doesNotExist();
    assertThat(third.resolve("r.txt")).hasContent("another");
  }
}
