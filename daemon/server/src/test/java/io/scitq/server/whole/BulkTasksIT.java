package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.api.BusAddress;
import io.scitq.sim.cloud.SimOptions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkTasksIT {
  private static final int MOST = 10_000;

  @TempDir Path folder;

  @Test
  void tenThousandTasksComeInOneRequestAndALargerOneIsRefusedAsAWhole() {
    try (WholeSystem system =
        WholeSystem.start(folder, SimOptions.defaults().withOfferings(1000), Map.of())) {
      Answer made = create(system.client(), MOST, 600);
      Answer tooMany = create(system.client(), MOST + 1, 10);
      Answer tooLarge = create(system.client(), MOST, 900);

      assertThat(made.status()).isEqualTo(200);
      Set<Integer> ids = new HashSet<>();
      made.body().path("task_ids").forEach((JsonNode id) -> ids.add(id.intValue()));
      assertThat(ids).hasSize(MOST);
      assertThat(tooMany.status()).isEqualTo(400);
      assertThat(tooLarge.status()).isEqualTo(413);
      assertThat(system.client().tasks("bulk", "pending")).isEqualTo(MOST);
    }
  }

  private static Answer create(Client client, int count, int length) {
    List<Map<String, String>> tasks =
        IntStream.range(0, count)
            .mapToObj(i -> Map.of("command", "x".repeat(length), "batch", "bulk"))
            .toList();
    return client.bus(BusAddress.TASK_CREATE, "tasks", tasks);
  }
}
