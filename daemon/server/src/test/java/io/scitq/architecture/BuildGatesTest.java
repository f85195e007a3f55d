package io.scitq.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format check and Error Prone, run as the build runs them, on code that breaks them. */
class BuildGatesTest {
  private static final List<String> EXPORTS =
      List.of(
          "api", "code", "comp", "file", "main", "model", "parser", "processing", "tree", "util");

  private static Path top;

  @TempDir Path folder;

  @BeforeAll
  static void findTop() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve(".build"))) {
      at = Objects.requireNonNull(at.getParent(), "the checkout's top was not found");
    }
    top = at;
  }

  @Test
  void aMisformattedFileFailsTheFormatCheck() throws Exception {
    assumeThat(top.resolve("target/format")).as("fetched by the root project").exists();
    Files.writeString(folder.resolve("Bad.java"), "class Bad{int  x;}\n");

    Result result = format(folder);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("not formatted").contains("Bad.java");
  }

  @Test
  void aFileThatIsTooLongFailsTheFormatCheck() throws Exception {
    assumeThat(top.resolve("target/format")).as("fetched by the root project").exists();
    String body = "  // one more line\n".repeat(400);
    Files.writeString(folder.resolve("Long.java"), "class Long {\n" + body + "}\n");

    assertThat(format(folder).output()).contains("longer than 400 lines");
  }

  @Test
  void aFormattedFilePassesTheFormatCheck() throws Exception {
    assumeThat(top.resolve("target/format")).as("fetched by the root project").exists();
    Files.writeString(folder.resolve("Good.java"), "class Good {}\n");

    assertThat(format(folder).status()).isZero();
  }

  @Test
  void aSwallowedExceptionAndDeadCodeFailErrorProne() throws Exception {
    String code =
        """
        class Bad {
          private int neverUsed = 1;

          static int parse(String text) {
            try {
              return Integer.parseInt(text);
            } catch (NumberFormatException e) {
            }
            return 0;
          }
        }
        """;
    Files.writeString(folder.resolve("Bad.java"), code);

    Result result = errorProne(folder.resolve("Bad.java"));

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output()).contains("[EmptyCatch]").contains("[UnusedVariable]");
  }

  private static Result format(Path folder) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(tool("java"));
    EXPORTS.forEach(name -> command.add(export(name)));
    command.addAll(
        List.of(
            "-cp", top.resolve("target/format") + "/*", top.resolve(".build/Format.java") + ""));
    command.addAll(List.of("--check", folder.toString()));
    return run(command);
  }

  /** The plugin's arguments are those of the POM. */
  private static Result errorProne(Path file) throws IOException, InterruptedException {
    Matcher plugin =
        Pattern.compile("<errorprone.plugin>(-Xplugin:ErrorProne[^<]*)<")
            .matcher(Files.readString(top.resolve("pom.xml")));
    assertThat(plugin.find()).isTrue();
    List<String> command = new ArrayList<>();
    command.add(tool("javac"));
    EXPORTS.forEach(name -> command.add("-J" + export(name)));
    List.of("code", "comp")
        .forEach(name -> command.add("-J" + export(name).replace("exports", "opens")));
    command.addAll(
        List.of(
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            "-processorpath",
            System.getProperty("java.class.path"),
            "-d",
            file.resolveSibling("out").toString(),
            plugin.group(1),
            file.toString()));
    return run(command);
  }

  private static String export(String name) {
    return "--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED";
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static Result run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  private record Result(int status, String output) {}
}
