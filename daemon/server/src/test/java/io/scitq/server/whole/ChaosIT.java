package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.server.chaos.Chaos;
import io.scitq.server.http.rest.PreparedCluster;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosIT { // lessons 8, 22, 24, 26, 27, 31, 33
  private static final int KILLS = 20;

  @TempDir Path data;

  @Test
  void twentyKillsBreakNothing() throws Exception {
    PreparedCluster.lendTo(data.resolve("data"));
    ByteArrayOutputStream told = new ByteArrayOutputStream();

    boolean good =
        new Chaos(1, KILLS, data, ChildJvm.sharing())
            .run(InstantSource.system(), new PrintStream(told, true, StandardCharsets.UTF_8));

    String text = told.toString(StandardCharsets.UTF_8);
    assertThat(good).as(text).isTrue();
    assertThat(text).contains("kills=" + KILLS).contains("violations=0");
  }
}
