package io.scitq.sim;

import io.scitq.sim.azure.AzureServer;
import io.scitq.sim.catalog.SimCatalogs;
import io.scitq.sim.catalog.SizeBooks;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.cloud.SimFaults;
import io.scitq.sim.cloud.SimOptions;
import io.scitq.sim.cloud.SimTime;
import io.scitq.sim.http.CloudServer;
import io.scitq.sim.ovh.OvhServer;
import io.scitq.sim.worker.SimWorkers;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Both simulated clouds with their servers and workers, started and stopped together. */
public final class SimClouds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SimClouds.class);

  private final Vertx vertx;
  private final SimTime time;
  private final SimFaults faults;
  private final SimCloud ovh;
  private final SimCloud azure;
  private final SimWorkers workers;
  private final AzureServer azureServer;
  private final List<CloudServer> servers;

  private SimClouds(SimOptions options, SimTime time) {
    this.time = time;
    faults = new SimFaults(options.seed(), time);
    SimCatalogs catalogs = SimCatalogs.of(options);
    ovh = new SimCloud("ovh", options, options.ovhQuota(), SizeBooks.of(catalogs.ovh()), time);
    azure =
        new SimCloud("azure", options, options.azureQuota(), SizeBooks.of(catalogs.azure()), time);
    workers = new SimWorkers(options.workers(), options.seed());
    ovh.listen(workers);
    azure.listen(workers);
    vertx = Vertx.vertx();
    azureServer = AzureServer.start(vertx, catalogs.azure(), azure, faults);
    servers = List.of(OvhServer.start(vertx, catalogs.ovh(), ovh, faults), azureServer);
  }

  /** Starts both servers on free ports of the loopback interface, at the computer's time. */
  public static SimClouds start(SimOptions options) {
    return start(options, SimTime.system());
  }

  /** The same with a time of the caller's, which is closed with the clouds. */
  public static SimClouds start(SimOptions options, SimTime time) {
    return new SimClouds(options, time);
  }

  /** The configuration of both providers for a daemon: KEY to value. */
  public Map<String, String> configuration() {
    Map<String, String> all = new TreeMap<>();
    servers.forEach(server -> all.putAll(server.configuration()));
    return all;
  }

  /** Faults on demand, and request counts. */
  public SimFaults faults() {
    return faults;
  }

  /** The machines at OVH. */
  public SimCloud ovh() {
    return ovh;
  }

  /** The machines at Azure. */
  public SimCloud azure() {
    return azure;
  }

  /** The workers on the machines of both clouds. */
  public SimWorkers workers() {
    return workers;
  }

  /** Azure's server, for what only its wire format shows: parts of machines. */
  public AzureServer azureServer() {
    return azureServer;
  }

  /** Stops servers and time; machines and workers are gone. */
  @Override
  public void close() {
    servers.forEach(CloudServer::close);
    time.close();
    workers.close();
    try {
      vertx.close().await(10, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      log.atWarn().log("simulated clouds were slow to close");
    }
  }
}
