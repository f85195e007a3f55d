package io.scitq.local;

import io.scitq.spi.testkit.CatalogSourceContract;
import io.scitq.spi.testkit.CloudFixture;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalCatalogContractTest extends CatalogSourceContract {
  @TempDir Path folder;

  @Override
  protected CloudFixture newCloud() throws IOException {
    return new LocalFixture(folder);
  }
}
