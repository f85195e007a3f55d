package io.scitq.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.scitq.spi.InstanceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudInitTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String UNIT =
      "unit: |\n  ExecStart=/usr/local/bin/scitq-worker -s running @server@ @concurrency@\n";

  private static WorkerSetup setup(String server, Optional<String> rclone) {
    return new WorkerSetup(new InstanceName("brain-0a1b2c3d-node7"), server, 12, rclone);
  }

  private static JsonNode file(JsonNode document, String path) {
    return StreamSupport.stream(document.get("write_files").spliterator(), false)
        .filter(entry -> entry.get("path").asText().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + path));
  }

  private static List<String> paths(JsonNode document) {
    List<String> paths = new ArrayList<>();
    document.get("write_files").forEach(entry -> paths.add(entry.get("path").asText()));
    return paths;
  }

  // lesson 29
  @Test
  void makesADocumentThatReadsBackAsMeant() throws IOException {
    String rclone = "[store]\ntype = s3\nkey = a: b # @server@ {x}\n\ttab 'quote\" \\ é\n";

    String text = CloudInit.builtIn().render(setup("brain.example.org:5001", Optional.of(rclone)));

    JsonNode document = YAML.readTree(text);
    assertThat(text).startsWith("#cloud-config\n");
    assertThat(document.get("hostname").asText()).isEqualTo("brain-0a1b2c3d-node7");
    assertThat(file(document, "/etc/scitq-worker.conf").get("content").asText())
        .isEqualTo("SCITQ_PERMANENT_WORKER=0\n");
    assertThat(file(document, "/etc/systemd/system/scitq-worker.service").get("content").asText())
        .contains(
            "\nExecStart=/usr/local/bin/scitq-worker -s running brain.example.org:5001 12\n",
            "\nRestart=always\n",
            "\nEnvironmentFile=/etc/scitq-worker.conf\n");
    assertThat(file(document, "/etc/rclone.conf").get("content").asText().strip())
        .isEqualTo(rclone.strip());
    assertThat(file(document, "/etc/rclone.conf").get("permissions").asText()).isEqualTo("0600");
    assertThat(document.get("runcmd").get(0).get(0).asText())
        .isEqualTo("/usr/local/sbin/scitq-setup");
    assertThat(file(document, "/usr/local/sbin/scitq-setup").get("content").asText())
        .contains("docker.io", "rclone", "python3-pip", "pigz", "unzip", "aria2", "scitq==1.3.8");
    assertThat(text.lines().map(String::strip))
        .contains("ExecStart=/usr/local/bin/scitq-worker -s running brain.example.org:5001 12");
  }

  @Test
  void leavesOutAnAbsentRcloneConf() throws IOException {
    String text = CloudInit.builtIn().render(setup("brain", Optional.empty()));

    assertThat(paths(YAML.readTree(text)))
        .doesNotContain("/etc/rclone.conf")
        .contains("/usr/local/sbin/scitq-scratch");
    assertThat(text).doesNotContain("@rclone_conf@").doesNotContain("@server@");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/usr/local/sbin/scitq-setup", "/usr/local/sbin/scitq-scratch"})
  void writesScriptsThatBashUnderstands(String path, @TempDir Path folder) throws Exception {
    JsonNode document = YAML.readTree(CloudInit.builtIn().render(setup("brain", Optional.empty())));
    Path script =
        Files.writeString(folder.resolve("script"), file(document, path).get("content").asText());

    Process bash = new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();

    assertThat(bash.waitFor()).isZero();
    assertThat(file(document, path).get("permissions").asText()).isEqualTo("0755");
  }

  @Test
  void staysFarBelowWhatCloudsTakeAndRefusesMore() {
    CloudInit template = CloudInit.builtIn();
    String text = template.render(setup("brain", Optional.empty()));
    Optional<String> huge = Optional.of("key = value\n".repeat(5000));

    assertThat(text.length()).isLessThan(10_000);
    assertThatThrownBy(() -> template.render(setup("brain", huge)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("larger than the 49151 that clouds take")
        .hasMessageContaining("rclone.conf (60000)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a;reboot", "$(reboot)", "a\nruncmd: [reboot]", "a\"b", "%h", "-x"})
  void refusesServersThatAreMoreThanAnAddress(String server) {
    assertThatThrownBy(() -> setup(server, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("server must be HOST or HOST:PORT");
  }

  @Test
  void takesIpv6Servers() {
    assertThat(CloudInit.builtIn().render(setup("[2001:db8::1]:5000", Optional.empty())))
        .contains("-s running [2001:db8::1]:5000 12\n");
  }

  @Test
  void valuesOfYamlKeepTheirTypes() throws IOException {
    CloudInit template =
        CloudInit.parse("t", "a: \"0755\"\nb: 0\nc: \"yes\"\nd: true\ne: \"12:30:00\"\n" + UNIT);

    JsonNode document = YAML.readTree(template.render(setup("brain", Optional.empty())));

    assertThat(document.get("a").isTextual()).isTrue();
    assertThat(document.get("b").isInt()).isTrue();
    assertThat(document.get("c").isTextual()).isTrue();
    assertThat(document.get("d").isBoolean()).isTrue();
    assertThat(document.get("e").isTextual()).isTrue();
  }

  @Test
  void refusesTemplatesThatWouldMakeNoWorker(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("t.yaml"), "a: [1\n");

    assertThatThrownBy(() -> CloudInit.read(file)).hasMessageStartingWith(file + ": not YAML");
    assertThatThrownBy(() -> CloudInit.read(folder.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> CloudInit.parse("t", "- a\n")).hasMessageContaining("YAML mapping");
    assertThatThrownBy(() -> CloudInit.parse("t", "a: b\n"))
        .hasMessageContaining("t: the unit scitq-worker.service must hold the line");
    assertThatThrownBy(() -> CloudInit.parse("t", "a: '@serwer@'\n" + UNIT))
        .hasMessageContaining("unknown @serwer@, allowed are @hostname@");
    assertThatThrownBy(() -> CloudInit.parse("t", "a: 'x @rclone_conf@'\n" + UNIT))
        .hasMessageContaining("must be the whole content");
  }

  @Test
  void neverShowsCredentials() {
    assertThat(setup("brain", Optional.of("secret = hush"))).asString().doesNotContain("hush");
  }
}
