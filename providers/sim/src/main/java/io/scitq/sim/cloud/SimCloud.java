package io.scitq.sim.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One simulated cloud: its machines, their life, and what limits them. Thread-safe. The servers
 * translate between it and their vendor's format; tests may also act on it directly.
 */
public final class SimCloud {
  private final String name;
  private final SimOptions options;
  private final SizeBook sizes;
  private final SimTime time;
  private final Dice dice;
  private final QuotaTable quota;
  private final RoomTable room;
  private final Ledger ledger;
  private final PriceSteps prices;
  private final Map<UUID, SimInstance> instances = new LinkedHashMap<>();
  private final List<InstanceListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> timesMade = new TreeMap<>();
  private int made;
  private int doomed;
  private int forgotten;

  /** Makes an empty cloud. */
  public SimCloud(
      String name, SimOptions options, SimQuota standardQuota, SizeBook sizes, SimTime time) {
    this.name = name;
    this.options = options;
    this.sizes = sizes;
    this.time = time;
    this.dice = new Dice(options.seed());
    this.quota = new QuotaTable(standardQuota);
    this.room = new RoomTable(options.capacity());
    this.ledger = new Ledger(quota, room);
    this.prices = new PriceSteps(options.seed());
    options.priceSteps().ifPresent(interval -> prices.moveEvery(interval, time));
  }

  /** Its name: {@code ovh} or {@code azure}. */
  public String name() {
    return name;
  }

  /** What the world is like. */
  public SimOptions options() {
    return options;
  }

  /** Its time. */
  public SimTime time() {
    return time;
  }

  /** Its chance. */
  public Dice dice() {
    return dice;
  }

  /** Its sizes. */
  public SizeBook sizes() {
    return sizes;
  }

  /** Ceilings and use by region. */
  public QuotaTable quota() {
    return quota;
  }

  /** Room by offering. */
  public RoomTable room() {
    return room;
  }

  /** The moving prices. */
  public PriceSteps prices() {
    return prices;
  }

  /** Tells a listener of everything that happens from now on. */
  public void listen(InstanceListener listener) {
    listeners.add(listener);
  }

  /** Orders a machine; what it takes from quota and room is taken at once or not at all. */
  public synchronized CreateResult create(CreateOrder order) {
    Optional<SimSize> size = sizes.find(order.region(), order.size()).filter(SimSize::sellable);
    if (size.isEmpty()) {
      return new CreateResult.NotSold(order.size(), order.region());
    }
    return ledger
        .take(order, size.get())
        .orElseGet(() -> new CreateResult.Created(begin(order, size.get())));
  }

  private SimInstance begin(CreateOrder order, SimSize size) {
    Instant now = time.instant();
    String number = Integer.toString(++made);
    timesMade.merge(order.name(), 1, Integer::sum);
    SimInstance instance =
        new SimInstance(
            dice.uuid("instance", name, order.name(), number),
            name,
            order,
            size,
            InstanceState.BUILDING,
            now,
            now.plus(order.visibleAfter()),
            Optional.empty());
    doomed += order.failure().isPresent() ? 1 : 0;
    instances.put(instance.id(), instance);
    time.after(bootDelay(order), () -> boot(instance.id()));
    return instance;
  }

  private Duration bootDelay(CreateOrder order) {
    double factor = 0.5 + dice.unit("boot", name, order.name());
    return Duration.ofNanos((long) (options.timing().boot().toNanos() * factor));
  }

  private void boot(UUID id) {
    Optional<SimInstance> after =
        change(
            id,
            before -> before.state() == InstanceState.BUILDING,
            before ->
                before.order().failure().isPresent()
                    ? before.in(InstanceState.FAILED)
                    : before.runningAt(address(before)));
    after.filter(instance -> instance.state() == InstanceState.RUNNING).ifPresent(this::announce);
  }

  /** A deletion may overtake the news of the boot; then its own news is told again, last. */
  private void announce(SimInstance instance) {
    tell(listener -> listener.booted(instance));
    if (isUp(instance.id())) {
      planEviction(instance);
    } else {
      tell(listener -> listener.gone(instance));
    }
  }

  private synchronized boolean isUp(UUID id) {
    return Optional.ofNullable(instances.get(id))
        .map(SimInstance::state)
        .filter(state -> state == InstanceState.RUNNING || state == InstanceState.EVICTING)
        .isPresent();
  }

  /** Addresses come from the network set aside for benchmarks, 198.18.0.0/15. */
  private String address(SimInstance instance) {
    int number = dice.below(1 << 17, "address", instance.id().toString());
    return "198." + (18 + (number >> 16)) + "." + ((number >> 8) & 255) + "." + (number & 255);
  }

  private void planEviction(SimInstance instance) {
    double rate = options.evictionsPerHour();
    if (!instance.order().spot() || rate == 0) {
      return;
    }
    double hours = -Math.log(1 - dice.unit("eviction", name, instance.name())) / rate;
    time.after(Duration.ofMillis((long) (hours * 3_600_000)), () -> evict(instance.id()));
  }

  /** Takes a running spot machine back, after the notice; says whether there was one. */
  public boolean evict(UUID id) {
    Optional<SimInstance> evicting =
        change(
            id,
            before -> before.order().spot() && before.state() == InstanceState.RUNNING,
            before -> before.in(InstanceState.EVICTING));
    evicting.ifPresent(instance -> {
      tell(listener -> listener.evicting(instance));
      time.after(options.timing().evictionNotice(), () -> lose(id));
    });
    return evicting.isPresent();
  }

  private void lose(UUID id) {
    Optional<SimInstance> stopped =
        change(
            id,
            before -> before.state() == InstanceState.EVICTING,
            before -> before.in(InstanceState.STOPPED));
    stopped.ifPresent(instance -> tell(listener -> listener.gone(instance)));
    stopped
        .filter(instance -> instance.order().policy() == EvictionPolicy.DELETE)
        .ifPresent(instance -> forget(id));
  }

  /** Deletes a machine; a second deletion, or one of a machine that is not there, says false. */
  public boolean delete(UUID id) {
    Optional<SimInstance> deleting =
        change(
            id,
            before -> before.state() != InstanceState.DELETING,
            before -> before.in(InstanceState.DELETING));
    deleting.ifPresent(instance -> {
      tell(listener -> listener.gone(instance));
      time.after(options.timing().deletion(), () -> forget(id));
    });
    return deleting.isPresent();
  }

  private synchronized void forget(UUID id) {
    SimInstance instance = instances.remove(id);
    if (instance != null) {
      ledger.giveBack(instance);
      forgotten++;
    }
  }

  /** Finds a machine by its id, hidden ones excepted. */
  public synchronized Optional<SimInstance> find(UUID id) {
    return Optional.ofNullable(instances.get(id)).filter(this::visible);
  }

  /** All machines that listings show, oldest first. */
  public synchronized List<SimInstance> instances() {
    return instances.values().stream()
        .filter(this::visible)
        .sorted(Comparator.comparing(SimInstance::createdAt).thenComparing(SimInstance::id))
        .toList();
  }

  /** Number of machines of all kinds, hidden ones too: what was really bought. */
  public synchronized int population() {
    return instances.size();
  }

  /** Number of machines ever made. */
  public synchronized int everMade() {
    return made;
  }

  /** Number of machines that were deleted or taken back, and of which nothing is left. */
  public synchronized int everForgotten() {
    return forgotten;
  }

  /** How many machines were ever made of each name: more than one was bought twice. */
  public synchronized Map<String, Integer> timesMade() {
    return Map.copyOf(timesMade);
  }

  /** Number of machines ever made that were to fail while they booted: shells without use. */
  public synchronized int everDoomed() {
    return doomed;
  }

  private boolean visible(SimInstance instance) {
    return !instance.visibleAt().isAfter(time.instant());
  }

  private synchronized Optional<SimInstance> change(
      UUID id, Predicate<SimInstance> when, UnaryOperator<SimInstance> how) {
    Optional<SimInstance> after = Optional.ofNullable(instances.get(id)).filter(when).map(how);
    after.ifPresent(instance -> instances.put(id, instance));
    return after;
  }

  private void tell(Consumer<InstanceListener> event) {
    listeners.forEach(event);
  }
}
