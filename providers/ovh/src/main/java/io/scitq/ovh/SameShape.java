package io.scitq.ovh;

import io.scitq.spi.Flavor;
import io.scitq.spi.FlavorId;
import io.scitq.spi.Offering;
import io.scitq.spi.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a flavor one shape in all regions, where OVH's rows differ (t1-90, bandwidths): the smaller
 * figure is what every region keeps. Pure.
 */
final class SameShape {
  private SameShape() {}

  static List<Offering> of(List<Offering> offerings) {
    Map<FlavorId, Flavor> shapes = new HashMap<>();
    offerings.forEach(
        offering -> shapes.merge(offering.flavor().id(), offering.flavor(), SameShape::smaller));
    return offerings.stream()
        .map(offering ->
            new Offering(
                shapes.get(offering.flavor().id()),
                offering.region(),
                offering.purchase(),
                offering.price(),
                offering.eviction(),
                offering.exclusion()))
        .toList();
  }

  private static Flavor smaller(Flavor one, Flavor other) {
    return new Flavor(
        one.id(),
        one.family(),
        Math.min(one.vcpus(), other.vcpus()),
        Math.min(one.memoryGb(), other.memoryGb()),
        Math.min(one.diskGb(), other.diskGb()),
        smaller(one.bandwidthGbps(), other.bandwidthGbps()),
        one.gpu().or(other::gpu),
        new Tags(one.tags().letters() + other.tags().letters()));
  }

  private static Optional<Double> smaller(Optional<Double> one, Optional<Double> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(Math.min(one.get(), other.get()))
        : one.or(() -> other);
  }
}
