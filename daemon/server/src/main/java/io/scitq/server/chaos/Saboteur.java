package io.scitq.server.chaos;

import io.scitq.api.BusAddress;
import io.scitq.sim.SimClouds;
import io.scitq.sim.cloud.SimCloud;
import io.scitq.sim.cloud.SimInstance;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Does what was drawn, counts it, and remembers which machines it has taken away. */
final class Saboteur {
  private final SimClouds clouds;
  private final ChaosDaemon daemon;
  private final ChaosClient client;
  private final Map<String, Integer> done = new TreeMap<>();
  private final Map<String, Integer> taken = new HashMap<>();

  Saboteur(SimClouds clouds, ChaosDaemon daemon, ChaosClient client) {
    this.clouds = clouds;
    this.daemon = daemon;
    this.client = client;
  }

  /** How much was done of each kind, such as {@code eviction=3}. */
  String summary() {
    return done.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  /** How much was done in all. */
  int count() {
    return done.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many machines of this name were taken away: so many may be bought again. */
  int taken(String name) {
    return taken.getOrDefault(name, 0);
  }

  void perform(Act act) {
    boolean happened =
        switch (act) {
          case Act.Inject(var rule) -> {
            clouds.faults().inject(rule);
            yield true;
          }
          case Act.Evict(double which) ->
              take(clouds.azure(), which, one -> clouds.azure().evict(one.id()));
          case Act.Vanish(String name, double which) -> {
            SimCloud cloud = cloud(name);
            yield take(cloud, which, one -> cloud.delete(one.id()));
          }
          case Act.CutOff(String name, Duration time) -> cutOff(cloud(name).instances(), time) > 0;
          case Act.Mute(int oneIn) -> {
            clouds
                .workers()
                .silence(one -> oneIn > 0 && Math.floorMod(one.name().hashCode(), oneIn) == 0);
            yield oneIn > 0;
          }
          case Act.Jump(Duration by) -> daemon.setClock(by);
          case Act.Bus(int lost, int twice) -> daemon.disturbBus(lost, twice);
          case Act.Clear(String provider) -> clear(provider);
        };
    if (happened) {
      done.merge(act.kind(), 1, Integer::sum);
    }
  }

  private long cutOff(List<SimInstance> machines, Duration time) {
    return IntStream.iterate(0, each -> each < machines.size(), each -> each + 2)
        .filter(each -> clouds.workers().cutOff(machines.get(each).id(), time))
        .count();
  }

  private boolean take(SimCloud cloud, double which, Predicate<SimInstance> how) {
    List<SimInstance> machines = cloud.instances();
    Optional<SimInstance> victim =
        machines.isEmpty()
            ? Optional.empty()
            : Optional.of(machines.get((int) (which * machines.size())));
    // counted first: from then on it may be bought again at any moment
    victim.ifPresent(one -> taken.merge(one.name(), 1, Integer::sum));
    boolean gone = victim.filter(how).isPresent();
    if (!gone) {
      victim.ifPresent(one -> taken.merge(one.name(), -1, Integer::sum));
    }
    return gone;
  }

  private SimCloud cloud(String name) {
    return name.equals("ovh") ? clouds.ovh() : clouds.azure();
  }

  private boolean clear(String provider) {
    return client.bus(BusAddress.UNAVAILABILITY_CLEAR, Map.of("provider", provider));
  }

  /** Nothing goes wrong any more, and the times of all blocks have passed. */
  void makePeace(Duration blocks) {
    clouds.faults().clear();
    clouds.workers().silence(one -> false);
    daemon.disturbBus(0, 0);
    daemon.setClock(blocks);
  }
}
