package io.scitq.azure;

import io.scitq.spi.testkit.CloudFixture;
import io.scitq.spi.testkit.InstanceDriverContract;

class AzureDriverContractTest extends InstanceDriverContract {
  @Override
  protected CloudFixture newCloud() {
    return SimAzureFixture.small();
  }
}
