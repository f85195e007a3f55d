package io.scitq.samples;

import io.scitq.spi.EvictionRate;
import io.scitq.spi.Exclusion;
import io.scitq.spi.Flavor;
import io.scitq.spi.FlavorId;
import io.scitq.spi.Gpu;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Purchase;
import io.scitq.spi.Tags;
import java.util.Optional;

/** An offering to start from; each method changes one thing. */
public record Offers(
    String provider,
    String region,
    String name,
    String family,
    int cpu,
    double ram,
    double disk,
    String tags,
    Optional<Gpu> gpu,
    Purchase purchase,
    Optional<Price> price,
    EvictionRate eviction,
    Optional<Exclusion> exclusion) {
  /** An on-demand machine at OVH in GRA11: 8 vCPUs, 30 GB, 200 GB, 0.4 EUR/h. */
  public static Offers ovh(String name) {
    return new Offers(
        "ovh",
        "GRA11",
        name,
        "",
        8,
        30,
        200,
        "",
        Optional.empty(),
        Purchase.ON_DEMAND,
        Optional.of(Price.of("0.4", "EUR")),
        EvictionRate.NEVER,
        Optional.empty());
  }

  /** A spot machine at Azure in westeurope: 8 vCPUs, 32 GB, 300 GB, 0.1 USD/h, eviction 5 %. */
  public static Offers azure(String name) {
    return new Offers(
        "azure",
        "westeurope",
        name,
        "family",
        8,
        32,
        300,
        "",
        Optional.empty(),
        Purchase.SPOT,
        Optional.of(Price.of("0.1", "USD")),
        new EvictionRate.Known(5),
        Optional.empty());
  }

  public Offers in(String where) {
    return new Offers(
        provider, where, name, family, cpu, ram, disk, tags, gpu, purchase, price, eviction,
        exclusion);
  }

  public Offers size(int cpus, double memory, double diskGb) {
    return new Offers(
        provider, region, name, family, cpus, memory, diskGb, tags, gpu, purchase, price, eviction,
        exclusion);
  }

  public Offers family(String sizes) {
    return new Offers(
        provider, region, name, sizes, cpu, ram, disk, tags, gpu, purchase, price, eviction,
        exclusion);
  }

  public Offers tags(String letters) {
    return new Offers(
        provider, region, name, family, cpu, ram, disk, letters, gpu, purchase, price, eviction,
        exclusion);
  }

  public Offers gpu(int count, double memory) {
    return new Offers(
        provider,
        region,
        name,
        family,
        cpu,
        ram,
        disk,
        tags,
        Optional.of(new Gpu("A100", count, memory)),
        purchase,
        price,
        eviction,
        exclusion);
  }

  public Offers price(String perHour) {
    return new Offers(
        provider,
        region,
        name,
        family,
        cpu,
        ram,
        disk,
        tags,
        gpu,
        purchase,
        Optional.of(Price.of(perHour, "EUR")),
        eviction,
        exclusion);
  }

  /** The operator's own machine, whose price of 0 is declared. */
  public Offers free() {
    return new Offers(
        provider,
        region,
        name,
        family,
        cpu,
        ram,
        disk,
        tags,
        gpu,
        purchase,
        Optional.of(Price.free("EUR")),
        eviction,
        exclusion);
  }

  public Offers unpriced() {
    return new Offers(
        provider,
        region,
        name,
        family,
        cpu,
        ram,
        disk,
        tags,
        gpu,
        purchase,
        Optional.empty(),
        eviction,
        exclusion);
  }

  public Offers eviction(int percent) {
    return new Offers(
        provider,
        region,
        name,
        family,
        cpu,
        ram,
        disk,
        tags,
        gpu,
        purchase,
        price,
        new EvictionRate.Known(percent),
        exclusion);
  }

  public Offers unknownEviction() {
    return new Offers(
        provider,
        region,
        name,
        family,
        cpu,
        ram,
        disk,
        tags,
        gpu,
        purchase,
        price,
        EvictionRate.UNKNOWN,
        exclusion);
  }

  public Offers excluded(Exclusion why) {
    return new Offers(
        provider,
        region,
        name,
        family,
        cpu,
        ram,
        disk,
        tags,
        gpu,
        purchase,
        price,
        eviction,
        Optional.of(why));
  }

  public Offers from(String seller) {
    return new Offers(
        seller, region, name, family, cpu, ram, disk, tags, gpu, purchase, price, eviction,
        exclusion);
  }

  public Offers bought(Purchase how) {
    return new Offers(
        provider, region, name, family, cpu, ram, disk, tags, gpu, how, price, eviction, exclusion);
  }

  /** The offering. */
  public Offering make() {
    Flavor flavor =
        new Flavor(
            new FlavorId(new ProviderId(provider), name),
            family,
            cpu,
            ram,
            disk,
            Optional.empty(),
            gpu,
            new Tags(tags));
    return new Offering(flavor, region, purchase, price, eviction, exclusion);
  }
}
