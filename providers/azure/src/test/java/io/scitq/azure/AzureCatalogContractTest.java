package io.scitq.azure;

import io.scitq.spi.testkit.CatalogSourceContract;
import io.scitq.spi.testkit.CloudFixture;

class AzureCatalogContractTest extends CatalogSourceContract {
  @Override
  protected CloudFixture newCloud() {
    return SimAzureFixture.small();
  }
}
