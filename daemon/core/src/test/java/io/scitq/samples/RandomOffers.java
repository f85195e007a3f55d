package io.scitq.samples;

import io.scitq.spi.Exclusion;
import io.scitq.spi.Offering;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Region;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Catalogs of any size, the same for the same seed. */
public final class RandomOffers {
  /** When all of it was observed. */
  public static final Instant OBSERVED = Instant.parse("2026-11-20T10:00:00Z");

  private static final int[] CPUS = {1, 2, 4, 8, 16, 32, 48, 64, 96};
  private static final double[] MEMORY_PER_CPU = {2, 4, 8, 3.5, 16};
  private static final String[] TAGS = {"", "", "", "", "N", "G", "GN", "M", "MN"};

  private RandomOffers() {}

  /**
   * Makes offerings: a third of the shapes at OVH, the others at Azure.
   *
   * @param regions regions per provider
   * @param shapes flavors per provider
   */
  public static List<Offering> make(long seed, int regions, int shapes) {
    List<Offering> offerings = new ArrayList<>();
    for (int shape = 0; shape < shapes; shape++) {
      Random random = new Random(seed * 31 + shape);
      Offers offer = shape(random, shape);
      double price = offer.cpu() * (0.01 + random.nextDouble() * 0.05);
      for (int region = 0; region < regions; region++) {
        offerings.add(vary(random, offer.in(region(offer.provider(), region)), price).make());
      }
    }
    return offerings;
  }

  /** One instant for each region of the offerings. */
  public static Map<Region, Instant> observed(List<Offering> offerings) {
    Map<Region, Instant> observed = new HashMap<>();
    for (Offering offering : offerings) {
      observed.put(offering.id().where(), OBSERVED);
    }
    return observed;
  }

  /** Name of the n-th region of a provider. */
  public static String region(String provider, int number) {
    return provider.equals("ovh") ? "GRA" + number : "region-" + number;
  }

  /** The provider OVH. */
  public static ProviderId ovh() {
    return new ProviderId("ovh");
  }

  /** The provider Azure. */
  public static ProviderId azure() {
    return new ProviderId("azure");
  }

  private static Offers shape(Random random, int number) {
    Offers base =
        number % 3 == 0
            ? Offers.ovh("b" + number)
            : Offers.azure("Standard_D" + number + "_v5").family("family" + number % 40);
    int cpu = CPUS[random.nextInt(CPUS.length)];
    double ram = cpu * MEMORY_PER_CPU[random.nextInt(MEMORY_PER_CPU.length)];
    Offers sized = base.size(cpu, ram, random.nextInt(20) * 50);
    String tags = TAGS[random.nextInt(TAGS.length)];
    Offers tagged = sized.tags(tags);
    return tags.contains("G") ? tagged.gpu(1, random.nextInt(4) * 20) : tagged;
  }

  private static Offers vary(Random random, Offers offer, double price) {
    BigDecimal amount =
        BigDecimal.valueOf(price * (0.8 + random.nextDouble() * 0.4))
            .setScale(4, RoundingMode.CEILING);
    Offers priced = offer.price(amount.toPlainString());
    if (offer.provider().equals("azure")) {
      int band = random.nextInt(6);
      priced = band == 5 ? priced.unknownEviction() : priced.eviction((band + 1) * 5);
    }
    return switch (random.nextInt(20)) {
      case 0 -> priced.unpriced();
      case 1 -> priced.excluded(Exclusion.values()[random.nextInt(Exclusion.values().length)]);
      default -> priced;
    };
  }
}
