package io.scitq.server.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.scitq.api.BusAddress;
import io.scitq.server.http.rest.ServerDatabase;
import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.store.Database;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoDaemonsIT {
  @TempDir Path folder;

  @Test
  void nothingIsBoughtTwiceAndTheOtherTakesOverFromTheKilled() throws Exception { // lesson 22
    try (Database database = ServerDatabase.fresh();
        SimClouds clouds = SimClouds.start(SimOptions.defaults().withOfferings(1000))) {
      Map<String, String> settings = new TreeMap<>(clouds.configuration());
      settings.putAll(WholeSystem.QUICK);
      settings.put("SQLALCHEMY_DATABASE_URI", Rig.text(database.uri()));
      try (DaemonProcess first = DaemonProcess.start(folder.resolve("a"), settings);
          Client one = new Client(first.address());
          DaemonProcess second = DaemonProcess.start(folder.resolve("b"), settings);
          Client two = new Client(second.address())) {
        Rig.awaitCatalog(one);
        recruit(two, "both");
        one.queue("both", 6, "sleep 0.5");
        await().atMost(Rig.PATIENCE).until(() -> two.tasks("both", "succeeded") == 6);
        assertThat(clouds.ovh().everMade()).isBetween(1, 3);
        await().atMost(Rig.PATIENCE).until(() -> clouds.ovh().population() == 0);
        int made = clouds.ovh().everMade();

        first.kill();
        recruit(two, "left");
        two.queue("left", 6, "sleep 0.5");

        await().atMost(Rig.PATIENCE).until(() -> clouds.ovh().everMade() > made);
        // workers were told the address of the daemon that made them
        await().atMost(Rig.PATIENCE).until(() -> two.tasks("left", "succeeded") == 6);
        await().atMost(Rig.PATIENCE).until(() -> clouds.ovh().population() == 0);
        assertThat(clouds.ovh().everMade() - made).isBetween(1, 3);
      }
    }
  }

  private static void recruit(Client client, String batch) {
    Answer created =
        client.bus(
            BusAddress.RECRUITER_CREATE,
            "batch",
            batch,
            "flavor",
            "auto:cpu>=2",
            "provider",
            "ovh",
            "region",
            "auto",
            "concurrency",
            2,
            "tasks_per_worker",
            2);
    assertThat(created.status()).as(created.toString()).isEqualTo(200);
  }
}
