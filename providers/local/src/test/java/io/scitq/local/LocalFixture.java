package io.scitq.local;

import static org.awaitility.Awaitility.await;

import io.scitq.local.agent.Marked;
import io.scitq.spi.Flavor;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceName;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.LaunchOutcome;
import io.scitq.spi.Provider;
import io.scitq.spi.Purchase;
import io.scitq.spi.ServerId;
import io.scitq.spi.testkit.CloudFixture;
import io.scitq.spi.testkit.LaunchFault;
import io.scitq.spi.testkit.ReadFault;
import io.scitq.spi.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This very machine, with real agents in a folder of their own. */
final class LocalFixture implements CloudFixture {
  private static final ServerId OURS = new ServerId("aa0001");
  private static final ServerId THEIRS = new ServerId("bb0002");
  private static final int WORKERS = 8;

  private final Path folder;
  private final Path proc;
  private final SettableClock clock =
      new SettableClock(Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
  private final FaultyProcesses processes = new FaultyProcesses();
  private final Provider provider;
  private final Provider neighbour;
  private final Map<Path, byte[]> whole = new HashMap<>();
  private final Machine machine;

  LocalFixture(Path folder) throws IOException {
    this.folder = folder;
    proc = Files.createDirectories(folder.resolve("proc"));
    Files.writeString(proc.resolve("meminfo"), "MemTotal:       24684572 kB\n");
    machine = new Machine(proc, folder.resolve("dev"), folder.resolve("work"));
    provider = provider(OURS, WORKERS);
    neighbour = provider(THEIRS, WORKERS);
  }

  private Provider provider(ServerId owner, int workers) {
    LocalSettings settings =
        new LocalSettings(agents(), folder.resolve("work"), workers, Optional.empty(), RETRY_AFTER);
    return new LocalProvider(settings, processes, machine, owner, clock);
  }

  private Path agents() {
    return folder.resolve("agents");
  }

  @Override
  public Provider provider() {
    return provider;
  }

  @Override
  public ServerId serverId() {
    return OURS;
  }

  @Override
  public Provider neighbour() {
    return neighbour;
  }

  @Override
  public ServerId neighbourId() {
    return THEIRS;
  }

  @Override
  public Flavor flavor() {
    try {
      return machine.flavor();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  @Override
  public String region() {
    return "local";
  }

  @Override
  public Purchase purchase() {
    return Purchase.ON_DEMAND;
  }

  /**
   * Processes that bear the name, without what an agent itself starts, such as a look for docker.
   */
  @Override
  public int alive(InstanceName name) {
    try {
      List<Long> marked = Marked.bearing(name.value());
      return (int)
          marked.stream().filter(pid -> parent(pid).filter(marked::contains).isEmpty()).count();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private static Optional<Long> parent(long pid) {
    return ProcessHandle.of(pid).flatMap(ProcessHandle::parent).map(ProcessHandle::pid);
  }

  @Override
  public void breakNextLaunch(LaunchFault fault) {
    switch (fault) {
      case CAPACITY -> processes.breakNextStart(FaultyProcesses.Fault.EXHAUSTED);
      case AUTHENTICATION -> processes.breakAll(FaultyProcesses.Fault.DENIED);
      case SERVER_ERROR -> processes.breakNextStart(FaultyProcesses.Fault.ERROR);
      case LATE_SUCCESS -> processes.loseNextAnswer();
      case QUOTA -> useUp();
      case THROTTLED -> letOneDieYoung();
    }
  }

  /** The real thing: as many agents as are allowed. */
  private void useUp() {
    for (int n = 0; n < WORKERS; n++) {
      provider.instances().launch(request("full" + n));
    }
  }

  /** The real thing: an agent that is killed as soon as it is started. */
  private void letOneDieYoung() {
    LaunchOutcome.Accepted accepted =
        (LaunchOutcome.Accepted) provider.instances().launch(request("weak"));
    Instance weak = accepted.instance();
    long pid = Long.parseLong(weak.vendorId().split("-")[0]);
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    await()
        .atMost(PATIENCE)
        .until(() ->
            provider.instances().launch(request("weak"))
                instanceof io.scitq.spi.LaunchFailure.Throttled);
  }

  @Override
  public void breakReads(ReadFault fault) {
    switch (fault) {
      case AUTHENTICATION -> refuse(FaultyProcesses.Fault.DENIED);
      case SERVER_ERROR -> refuse(FaultyProcesses.Fault.ERROR);
      case MALFORMED -> spoil("<html><body>It works!</body></html>");
      case TRUNCATED -> spoil("{\"name\": \"scitq-aa0001-w");
    }
  }

  /** There is an agent to ask about, and the kernel tells nothing. */
  private void refuse(FaultyProcesses.Fault fault) {
    provider.instances().launch(request("asked"));
    processes.breakAll(fault);
    replace(proc.resolve("meminfo"), "");
  }

  private void spoil(String text) {
    try {
      provider.instances().launch(request("asked"));
      try (DirectoryStream<Path> all = Files.newDirectoryStream(agents())) {
        for (Path agent : all) {
          replace(agent.resolve("agent.json"), text);
        }
      }
      replace(proc.resolve("meminfo"), text.substring(0, 12));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private void replace(Path file, String text) {
    try {
      whole.put(file, Files.readAllBytes(file));
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  @Override
  public void heal() {
    processes.heal();
    clock.advance(RETRY_AFTER);
    whole.forEach((file, bytes) -> {
      try {
        if (Files.isDirectory(file.getParent())) { // what was deleted stays so
          Files.write(file, bytes);
        }
      } catch (IOException error) {
        throw new UncheckedIOException(error);
      }
    });
    whole.clear();
  }

  SettableClock clock() {
    return clock;
  }

  Path log(InstanceName name) {
    return agents().resolve(name.value()).resolve("agent.log");
  }

  @Override
  public void close() {
    heal();
    for (Provider each : new Provider[] {provider, neighbour}) {
      each.instances().list().values().stream()
          .map(one -> new InstanceRef(one.name(), region(), Optional.empty()))
          .forEach(each.instances()::delete);
      each.close();
    }
  }
}
