package io.scitq.local;

import io.scitq.spi.testkit.CloudFixture;
import io.scitq.spi.testkit.InstanceDriverContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalDriverContractTest extends InstanceDriverContract {
  @TempDir Path folder;

  @Override
  protected CloudFixture newCloud() throws IOException {
    return new LocalFixture(folder);
  }
}
