package io.scitq.ovh;

import io.scitq.spi.testkit.CatalogSourceContract;
import io.scitq.spi.testkit.CloudFixture;
import java.io.IOException;

class OvhCatalogContractTest extends CatalogSourceContract {
  @Override
  protected CloudFixture newCloud() throws IOException {
    return new FakeOvhFixture();
  }
}
