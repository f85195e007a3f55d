package io.scitq.spi.testkit;

import io.scitq.spi.Flavor;
import io.scitq.spi.InstanceName;
import io.scitq.spi.LaunchRequest;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Provider;
import io.scitq.spi.Purchase;
import io.scitq.spi.ServerId;
import io.scitq.spi.WorkerOrder;
import java.time.Duration;

/**
 * A cloud that can be told to misbehave, and a provider under test that talks to it. One is made
 * for each test, so that nothing is left over.
 */
public interface CloudFixture extends AutoCloseable {
  /** What {@link LaunchFault#THROTTLED} asks us to wait. */
  Duration RETRY_AFTER = Duration.ofSeconds(7);

  /** How long any asynchronous step of the fixture may take. */
  Duration PATIENCE = Duration.ofSeconds(30);

  /** The provider under test; its server id is {@link #serverId()}. */
  Provider provider();

  /** The server id that {@link #provider()} was made with. */
  ServerId serverId();

  /** Another scitq server's provider in the same account, with another server id. */
  Provider neighbour();

  /** The server id that {@link #neighbour()} was made with. */
  ServerId neighbourId();

  /** Something that can be launched. */
  Flavor flavor();

  /** A region where {@link #flavor()} can be launched; the provider is configured for it. */
  String region();

  /** How {@link #flavor()} is bought. */
  Purchase purchase();

  /** Asks the cloud itself, not the provider, how many instances bear this name now. */
  int alive(InstanceName name);

  /** Makes the next launch fail in this way. */
  void breakNextLaunch(LaunchFault fault);

  /** Makes all reads fail in this way. */
  void breakReads(ReadFault fault);

  /** Ends all faults. */
  void heal();

  /** A request for {@link #flavor()} under a name of {@link #serverId()}. */
  default LaunchRequest request(String suffix) {
    return request(name(suffix));
  }

  /** A request for {@link #flavor()} under any name. */
  default LaunchRequest request(InstanceName name) {
    return new LaunchRequest(
        name,
        new OfferingId(flavor().id(), region()),
        purchase(),
        flavor(),
        "#cloud-config\nhostname: " + name + "\n# déjà vu\n",
        new WorkerOrder("127.0.0.1:9", 1));
  }

  /** A name as the daemon makes it for {@link #serverId()}. */
  default InstanceName name(String suffix) {
    return new InstanceName("scitq-" + serverId() + "-" + suffix);
  }

  /** A name as the daemon of {@link #neighbour()} makes it. */
  default InstanceName neighbourName(String suffix) {
    return new InstanceName("scitq-" + neighbourId() + "-" + suffix);
  }

  @Override
  void close();
}
