package io.scitq.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserDataTest {
  @TempDir Path folder;

  @Test
  void knowsTheSecretsOfRcloneConf() throws IOException {
    Path conf =
        Files.writeString(
            folder.resolve("rclone.conf"),
            """
            [s3]
            provider = AWS
            access_key_id = one
            secret_access_key=two with blank\s
            endpoint = https://s3.example.org
            [azure]
            key = three==
            """);
    assertThat(new UserData(CloudInit.builtIn(), "host:5000", conf).secrets())
        .containsExactly("one", "two with blank", "three==");
  }

  @Test
  void hasNoSecretsWithoutAFile() {
    assertThat(new UserData(CloudInit.builtIn(), "host:5000", folder.resolve("none")).secrets())
        .isEmpty();
  }
}
