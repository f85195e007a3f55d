package io.scitq.quota;

import io.scitq.spi.Flavor;
import io.scitq.spi.OfferingId;
import io.scitq.spi.ProviderId;
import io.scitq.spi.Region;
import java.time.Instant;
import java.util.Optional;

/**
 * A learned block: what a failure forbids, and until when. Shared by all recruiters, kept over
 * restarts.
 *
 * @param scope what it covers
 * @param label kind of failure: {@code no_capacity}, {@code quota_reached}, ...
 * @param text the vendor's text, for people
 * @param since when it was first met
 * @param until when it ends; {@link Instant#MAX} for until an operator clears it
 * @param repeats how many times in a row it was met, at least 1
 */
public record Unavailability(
    Scope scope, String label, String text, Instant since, Instant until, int repeats) {
  /**
   * What an unavailability covers; an absent part means all.
   *
   * @param provider the provider
   * @param region one region only
   * @param flavor one flavor only
   * @param family this family only, from {@code minVcpus} up
   * @param minVcpus smallest size that is covered when a family is given, 0 otherwise
   */
  public record Scope(
      ProviderId provider,
      Optional<String> region,
      Optional<String> flavor,
      Optional<String> family,
      int minVcpus) {
    /** All of a provider. */
    public static Scope of(ProviderId provider) {
      return new Scope(provider, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /** All of a region. */
    public static Scope of(Region region) {
      return new Scope(
          region.provider(), Optional.of(region.name()), Optional.empty(), Optional.empty(), 0);
    }

    /** One flavor in one region. */
    public static Scope of(OfferingId offering) {
      return new Scope(
          offering.provider(),
          Optional.of(offering.region()),
          Optional.of(offering.flavor().name()),
          Optional.empty(),
          0);
    }

    /** In words: {@code azure/westeurope standardDSv5Family from 8 vcpus}. */
    public String label() {
      StringBuilder text = new StringBuilder(provider.value());
      region.ifPresent(name -> text.append('/').append(name));
      flavor.ifPresent(name -> text.append('/').append(name));
      family.ifPresent(
          name -> text.append(' ').append(name).append(" from ").append(minVcpus).append(" vcpus"));
      return text.toString();
    }

    /** Says whether anything of this region can be covered. */
    public boolean touches(Region where) {
      return provider.equals(where.provider())
          && (region.isEmpty() || region.get().equals(where.name()));
    }

    /** Says whether this flavor in this region is covered. */
    public boolean covers(Flavor shape, Region where) {
      return touches(where)
          && shape.id().provider().equals(provider)
          && (flavor.isEmpty() || flavor.get().equals(shape.id().name()))
          && (family.isEmpty()
              || (family.get().equals(shape.family()) && shape.vcpus() >= minVcpus));
    }
  }

  /** Says whether it still holds. */
  public boolean holdsAt(Instant now) {
    return now.isBefore(until);
  }
}
