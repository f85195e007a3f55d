package io.scitq.server.config;

import static io.scitq.server.config.ConfigFixture.good;
import static io.scitq.server.config.ConfigFixture.mistakes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.scitq.catalog.PreferredRegion;
import io.scitq.server.config.Command.Options;
import io.scitq.server.config.ScitqdConfig.DatabaseConfig;
import io.scitq.server.config.ScitqdConfig.DeployConfig;
import io.scitq.server.config.ScitqdConfig.EvictionAction;
import io.scitq.server.config.ScitqdConfig.EvictionConfig;
import io.scitq.server.config.ScitqdConfig.LogConfig;
import io.scitq.server.config.ScitqdConfig.RecruitConfig;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
  private static final ProviderId OVH = new ProviderId("ovh");
  private static final ProviderId AZURE = new ProviderId("azure");

  // lesson 40
  @Test
  void pinsTheDefaults() {
    ScitqdConfig config = good(Map.of());

    assertThat(config.listen()).isEqualTo(new ListenAddress("127.0.0.1", 5000));
    assertThat(config.data()).isEqualTo(Path.of("/home/u/.local/share/scitq"));
    assertThat(config.database()).isEqualTo(new DatabaseConfig(Optional.empty(), 10));
    assertThat(config.log()).isEqualTo(new LogConfig("INFO", Optional.empty(), 10_000_000, 3));
    assertThat(config.schedules())
        .containsOnly(
            entry(OVH, "0 30 * * * ?"),
            entry(AZURE, "0 1 * * * ?"),
            entry(new ProviderId("local"), "0 15 * * * ?"));
    assertThat(config.recruit())
        .isEqualTo(
            new RecruitConfig(
                List.of(),
                Map.of(),
                Duration.ofDays(2),
                10,
                10,
                200,
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2),
                Duration.ofMinutes(15)));
    assertThat(config.retireSettings().deleteEvicted()).isFalse();
    assertThat(config.deploy())
        .isEqualTo(
            new DeployConfig(
                "127.0.0.1:5000", "brain", Optional.empty(), Path.of("/etc/rclone.conf")));
    assertThat(config.eviction()).isEqualTo(new EvictionConfig(EvictionAction.NONE, 10, 0));
  }

  @Test
  void keepsDataWhereRootDoes() {
    ConfigRequest request =
        ConfigRequest.isolated(
            Options.NONE, Map.of(), List.of(), new Host(true, Path.of("/root"), "h"));

    ConfigResult.Valid result = (ConfigResult.Valid) ConfigReader.read(request);

    assertThat(result.config().data()).isEqualTo(Path.of("/var/lib/scitq"));
  }

  @Test
  void flagComesBeforeEnvironmentBeforeFileBeforeDefault(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("f"),
            """
            SCITQ_LISTEN=127.0.0.1:1
            SCITQ_TICK_SECONDS=1
            SCITQ_MAX_LAUNCHES=1
            FLASK_APP=x
            SOMETHING_ELSE=1
            OVH_IMAGE=mine
            SCITQ_IDLE_TIMEOUT_SECONDS=
            """);
    Map<String, String> environment =
        Map.of("SCITQ_LISTEN", "127.0.0.1:2", "SCITQ_TICK_SECONDS", "2", "SCITQ_SERVER", " ");
    Options options = new Options(Optional.of(file), Optional.empty(), Optional.of("127.0.0.1:3"));

    ConfigResult.Valid result =
        (ConfigResult.Valid)
            ConfigReader.read(
                ConfigRequest.usual(options, environment, List.of(), ConfigFixture.HOST));

    ScitqdConfig config = result.config();
    assertThat(config.listen().port()).isEqualTo(3);
    assertThat(config.recruit().tick()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.recruit().maxLaunches()).isEqualTo(1);
    assertThat(config.recruit().idleTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.values())
        .containsEntry("OVH_IMAGE", "mine")
        .doesNotContainKey("SCITQ_SERVER");
    assertThat(config.settings())
        .extracting(Setting::key, Setting::origin)
        .contains(
            tuple("SCITQ_LISTEN", "--listen"),
            tuple("SCITQ_TICK_SECONDS", "environment"),
            tuple("SCITQ_MAX_LAUNCHES", file + ":3"),
            tuple("SCITQ_MAX_LAUNCHES_IN_FLIGHT", "default"));
  }

  @Test
  void demoNeverSeesTheRealEnvironment() {
    ConfigRequest request =
        ConfigRequest.isolated(
            Options.NONE, Map.of("OVH_APPLICATIONKEY", "sim"), List.of(), ConfigFixture.HOST);

    ConfigResult.Valid result = (ConfigResult.Valid) ConfigReader.read(request);

    assertThat(request.environment()).isEmpty();
    assertThat(request.defaultFile()).isEmpty();
    assertThat(result.config().values()).containsEntry("OVH_APPLICATIONKEY", "sim");
  }

  @Test
  void reportsAllMistakesAtOnceWithKeyValueAndWhatIsAllowed() {
    List<String> mistakes =
        mistakes(
            Map.of(
                "SCITQ_TICK_SECONDS", "soon",
                "SQLALCHEMY_POOL_SIZE", "1",
                "SCITQ_OFFLINE_REQUEUE_SECONDS", "4",
                "SCITQ_OVH_SCHEDULE", "hourly",
                "LOG_LEVEL", "LOUD",
                "EVICTION_ACTION", "pray",
                "EVICTION_COST_MARGIN", "-1",
                "SCITQ_TRUST_NETWORK", "maybe",
                "SCITQ_SERVER", "http://brain"));

    assertThat(mistakes)
        .hasSize(9)
        .anyMatch(
            m -> m.startsWith("SCITQ_OFFLINE_REQUEUE_SECONDS=4") && m.contains("from 5 to 2592000"))
        .anyMatch(m ->
            m.equals(
                "SCITQ_TICK_SECONDS=soon (environment): must be a whole number from 1 to 3600"))
        .anyMatch(m -> m.startsWith("SQLALCHEMY_POOL_SIZE=1 (environment): must be"))
        .anyMatch(m -> m.startsWith("SCITQ_OVH_SCHEDULE=hourly") && m.contains("Quartz cron"))
        .anyMatch(m -> m.startsWith("LOG_LEVEL=LOUD") && m.contains("TRACE, DEBUG, INFO"))
        .anyMatch(m -> m.startsWith("EVICTION_ACTION=pray") && m.contains("delete, replace"))
        .anyMatch(m -> m.startsWith("EVICTION_COST_MARGIN=-1") && m.contains("above 0"))
        .anyMatch(m -> m.startsWith("SCITQ_TRUST_NETWORK=maybe") && m.contains("1 or 0"))
        .anyMatch(m -> m.startsWith("SCITQ_SERVER=http://brain") && m.contains("without http://"));
  }

  @Test
  void neverShowsASecretInAMistake() {
    assertThat(mistakes(Map.of("SQLALCHEMY_DATABASE_URI", "mysql://u:hush@h/d")))
        .singleElement()
        .asString()
        .contains("mysql://u:***@h/d", "postgresql://")
        .doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0:5000,false",
    "10.1.2.3:5000,false",
    "[::]:5000,false",
    "brain.example.org:5000,false",
    "127.0.0.1.evil.org:5000,false",
    "127.0.0.2:1,true",
    "localhost:0,true",
    "[::1]:5000,true",
  })
  void refusesToListenBeyondLoopbackUnlessTheNetworkIsTrusted(String address, boolean allowed) {
    ConfigResult result = ConfigFixture.read(Map.of("SCITQ_LISTEN", address));
    ScitqdConfig trusted = good(Map.of("SCITQ_LISTEN", address, "SCITQ_TRUST_NETWORK", "1"));

    if (allowed) {
      assertThat(result).isInstanceOf(ConfigResult.Valid.class);
    } else {
      assertThat(((ConfigResult.Wrong) result).mistakes())
          .singleElement()
          .asString()
          .contains("no passwords", "SCITQ_TRUST_NETWORK=1");
    }
    assertThat(trusted.listen()).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({"5000", "127.0.0.1", "127.0.0.1:65536", "127.0.0.1:x", "'a b:1'", "::1:5000"})
  void refusesAddressesThatAreNone(String address) {
    assertThat(mistakes(Map.of("SCITQ_LISTEN", address)))
        .singleElement()
        .asString()
        .startsWith("SCITQ_LISTEN=" + address);
  }

  @Test
  void pairsQuotasWithRegionsByPosition() {
    ScitqdConfig config =
        good(
            Map.of(
                "OVH_REGIONS", "GRA11  SBG5",
                "OVH_CPUQUOTAS", "128 0",
                "AZURE_REGIONS", "westeurope"));

    assertThat(config.recruit().cpuQuotas())
        .containsOnly(entry(new Region(OVH, "GRA11"), 128), entry(new Region(OVH, "SBG5"), 0));
  }

  @Test
  void reportsQuotasThatDoNotPair() {
    assertThat(
            mistakes(
                Map.of(
                    "OVH_REGIONS", "GRA11 SBG5",
                    "OVH_CPUQUOTAS", "128",
                    "AZURE_REGIONS", "westeurope northeurope",
                    "AZURE_CPUQUOTAS", "100 many")))
        .containsExactly(
            "OVH_CPUQUOTAS=128 (environment): must hold one figure for each of the 2 regions of"
                + " OVH_REGIONS, holds 1",
            "AZURE_CPUQUOTAS=100 many (environment): must hold whole numbers of vCPUs from 0 to"
                + " 9999999, not many");
  }

  @Test
  void readsPreferredRegionsAsScitq13Does() {
    ConfigResult.Valid result =
        (ConfigResult.Valid)
            ConfigFixture.read(
                Map.of("PREFERRED_REGIONS", "ovh:SBG%, azure:swedencentral ,ovh:GRA%,"));

    assertThat(result.config().recruit().preferredRegions())
        .containsExactly(
            new PreferredRegion(OVH, "GRA%"), new PreferredRegion(AZURE, "swedencentral"));
    assertThat(result.warnings()).singleElement().asString().contains("ovh is named twice");
  }

  @Test
  void refusesPreferredRegionsThatAreNone() {
    assertThat(mistakes(Map.of("PREFERRED_REGIONS", "ovh,azure:a:b,OVH:x,azure:")))
        .singleElement()
        .asString()
        .contains("'ovh', 'azure:a:b', 'OVH:x', 'azure:'");
  }

  @Test
  void ownKeysThatAreMisspelledAreMistakesInAFile(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("f"),
            "SCITQ_TRUST_NETWROK=1\nSCITQ_WITH_A_VERY_OTHER_NAME=1\nSCITQ_JAVA_HOME=x\n");
    Options options = new Options(Optional.of(file), Optional.empty(), Optional.empty());

    ConfigResult result =
        ConfigReader.read(
            ConfigRequest.usual(
                options, Map.of("SCITQ_TICK_SECOND", "1"), List.of(), ConfigFixture.HOST));

    assertThat(((ConfigResult.Wrong) result).mistakes())
        .hasSize(2)
        .anyMatch(m -> m.contains(file + ":1") && m.contains("did you mean SCITQ_TRUST_NETWORK?"))
        .anyMatch(m -> m.contains("SCITQ_WITH_A_VERY_OTHER_NAME") && m.contains("allowed are "));
  }

  @ParameterizedTest
  @CsvSource({
    "brain.example.org,brain,brain.example.org",
    "Brain_1:5001,brain-1,Brain_1:5001",
    "10.0.0.4,brain,10.0.0.4",
    "'[2001:db8::1]:5000',brain,'[2001:db8::1]:5000'",
    "a-very-long-name-that-goes-on-and-on.org,a-very-long-name-that-go,"
        + "a-very-long-name-that-goes-on-and-on.org",
  })
  void derivesTheNamesOfWorkers(String server, String prefix, String given) {
    DeployConfig deploy = good(Map.of("SCITQ_SERVER", server)).deploy();

    assertThat(deploy.namePrefix()).isEqualTo(prefix);
    assertThat(deploy.server()).isEqualTo(given);
  }

  @Test
  void workersOfAWildcardAddressFindUsByName() {
    Map<String, String> environment =
        Map.of("SCITQ_LISTEN", "0.0.0.0:5001", "SCITQ_TRUST_NETWORK", "1");

    assertThat(good(environment).deploy().server()).isEqualTo("Brain.example.org:5001");
  }

  @Test
  void embeddedWinsOverAConfiguredDatabaseWhenAskedTo() {
    Map<String, String> uri = Map.of("SQLALCHEMY_DATABASE_URI", "postgresql://root@/scitq");
    Map<String, String> both =
        Map.of("SQLALCHEMY_DATABASE_URI", "postgresql://root@/scitq", "SCITQ_EMBEDDED", "1");

    assertThat(good(uri).database().uri()).contains("postgresql://root@/scitq");
    assertThat(good(both).database().uri()).isEmpty();
  }

  @Test
  void missingFileIsAMistakeOnlyWhenNamed() {
    Path none = Path.of("/nowhere/scitq.conf");
    Options named = new Options(Optional.of(none), Optional.empty(), Optional.empty());

    ConfigResult asDefault =
        ConfigReader.read(
            new ConfigRequest(
                Options.NONE,
                Map.of(),
                Map.of(),
                Optional.of(none),
                List.of(),
                ConfigFixture.HOST));
    ConfigResult asNamed =
        ConfigReader.read(ConfigRequest.usual(named, Map.of(), List.of(), ConfigFixture.HOST));

    assertThat(asDefault).isInstanceOf(ConfigResult.Valid.class);
    assertThat(((ConfigResult.Wrong) asNamed).mistakes())
        .containsExactly("cannot read /nowhere/scitq.conf: there is no such file");
  }

  @Test
  void templateMustBeThere() {
    assertThat(mistakes(Map.of("SCITQ_CLOUD_INIT_TEMPLATE", "/nowhere/x.yaml")))
        .singleElement()
        .asString()
        .contains("must be a file that can be read");
  }
}
