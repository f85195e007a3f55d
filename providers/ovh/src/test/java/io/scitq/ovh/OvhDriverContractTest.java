package io.scitq.ovh;

import io.scitq.spi.testkit.CloudFixture;
import io.scitq.spi.testkit.InstanceDriverContract;
import java.io.IOException;

class OvhDriverContractTest extends InstanceDriverContract {
  @Override
  protected CloudFixture newCloud() throws IOException {
    return new FakeOvhFixture();
  }
}
