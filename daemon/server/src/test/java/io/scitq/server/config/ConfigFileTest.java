package io.scitq.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
  private static final Path FILE = Path.of("/etc/scitq.conf");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A=b|b",
        "A = b |b",
        "export A=b|b",
        "A=\"b c\"|b c",
        "A='b \"c\"'|b \"c\"",
        "A=\"b \\\"c\\\" \\\\d\" # why|b \"c\" \\d",
        "A=b c # why|b c",
        "A=b#c|b#c",
        "A='b # c'|b # c",
        "A=postgresql://u:p=w@h/d|postgresql://u:p=w@h/d",
        "A=0 30 * * * ?|0 30 * * * ?",
        "A=|``",
        "A=\"\"|``",
        "A=# nothing|``",
      })
  void readsValues(String line, String value) {
    ConfigFile file = ConfigFile.parse(FILE, line);

    assertThat(file.mistakes()).isEmpty();
    assertThat(file.entries()).containsEntry("A", new ConfigFile.Entry(value, 1));
  }

  @Test
  void skipsCommentsAndKeepsLineNumbersAndTheLastValue() {
    ConfigFile file = ConfigFile.parse(FILE, "\uFEFF# first\r\n\r\nA=1\r\n; other\r\nA=2\r\n");

    assertThat(file.mistakes()).isEmpty();
    assertThat(file.entries()).containsOnlyKeys("A").containsEntry("A", entry("2", 5));
  }

  private static ConfigFile.Entry entry(String value, int line) {
    return new ConfigFile.Entry(value, line);
  }

  @Test
  void reportsEveryLineThatMeansNothingWithoutShowingIt() {
    ConfigFile file = ConfigFile.parse(FILE, "A=1\nOVH_CONSUMERKEY: hush\nB='open\n9=1\nhush\n");

    assertThat(file.mistakes())
        .containsExactly(
            "/etc/scitq.conf:2: not of the form KEY=value (OVH_CONSUMERKEY...)",
            "/etc/scitq.conf:3: B: the quote is not closed",
            "/etc/scitq.conf:4: not of the form KEY=value",
            "/etc/scitq.conf:5: not of the form KEY=value");
  }

  @Test
  void saysWhyAFileCannotBeRead(@TempDir Path folder) throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Path large = Files.write(folder.resolve("large"), new byte[2 << 20]);

    assertThat(ConfigFile.read(folder.resolve("none")).mistakes())
        .singleElement()
        .asString()
        .contains("there is no such file");
    assertThat(ConfigFile.read(folder).mistakes()).singleElement().asString().contains("no such");
    assertThat(ConfigFile.read(binary).mistakes()).singleElement().asString().contains("UTF-8");
    assertThat(ConfigFile.read(large).mistakes()).singleElement().asString().contains("1 MiB");
  }
}
