package io.scitq.server.chaos;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Inside the daemon that chaos runs: its clock may be wrong, and its event bus may lose or repeat
 * messages. It obeys lines such as {@code clock 3600} (seconds) and {@code bus 20 10} (percent
 * lost, percent repeated).
 */
public final class Disturbance implements InstantSource, Consumer<Vertx> {
  private static final String HINTS = "scitq.event.";
  private static final String COPY = "chaos-copy";

  /** A hint that is lost costs a tick; a request that is lost costs its sender's patience. */
  private static final int REQUESTS_LOST_LESS = 100;

  private final InstantSource clock;
  private final Random random;
  private volatile Duration offset = Duration.ZERO;
  private volatile int lost;
  private volatile int twice;

  /** Disturbs nothing yet. */
  public Disturbance(InstantSource clock, long seed) {
    this.clock = clock;
    this.random = new Random(seed);
  }

  @Override
  public Instant instant() {
    return clock.instant().plus(offset);
  }

  @Override
  public void accept(Vertx vertx) {
    EventBus bus = vertx.eventBus();
    bus.<Object>addOutboundInterceptor(context -> intercept(bus, context));
  }

  /** Does what one line says. */
  public void obey(String line) {
    String[] words = line.strip().split(" ");
    switch (words[0]) {
      case "clock" -> offset = Duration.ofSeconds(Long.parseLong(words[1]));
      case "bus" -> {
        lost = Integer.parseInt(words[1]);
        twice = Integer.parseInt(words[2]);
      }
      default -> throw new IllegalArgumentException("chaos does not know '" + line + "'");
    }
  }

  /** Obeys all lines; returns when nobody is there any more to say one. */
  public void obeyAll(Reader orders) {
    try (BufferedReader lines = new BufferedReader(orders)) {
      lines.lines().forEach(this::obey);
    } catch (IOException | UncheckedIOException broken) {
      // whoever gave the orders has died
    }
  }

  private void intercept(EventBus bus, DeliveryContext<Object> context) {
    Message<Object> message = context.message();
    String address = message.address();
    boolean hint = address != null && address.startsWith(HINTS);
    if (address == null || !address.startsWith("scitq.") || message.headers().contains(COPY)) {
      context.next();
      return;
    }
    int chance = random.nextInt(hint ? 100 : 100 * REQUESTS_LOST_LESS);
    if (chance < lost) {
      return; // it never arrives
    }
    context.next();
    if (hint && random.nextInt(100) < twice) {
      bus.publish(address, message.body(), new DeliveryOptions().addHeader(COPY, "1"));
    }
  }
}
