package io.scitq.catalog;

import io.scitq.protofilter.Facts;
import io.scitq.spi.Flavor;
import io.scitq.spi.Offering;
import io.scitq.spi.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The offerings as arrays: each row holds small numbers that point to its distinct flavor, region
 * and eviction rate, so that a search judges each distinct part once and a row costs a few loads.
 * Rows are in the catalog's order, candidates first.
 */
final class Columns {
  private final Offering[] rows;
  private final int candidates;
  private final int[] flavor;
  private final int[] region;
  private final byte[] eviction;
  private final int[] vcpus;
  private final byte[] purchase;
  private final int[] flavorSample;
  private final int[] regionSample;
  private final int[] evictionSample;
  private final List<Region> regions;
  private final Groups groups;

  private Columns(Builder built) {
    rows = built.rows;
    candidates = built.candidates;
    flavor = built.flavor;
    region = built.region;
    eviction = built.eviction;
    vcpus = built.vcpus;
    purchase = built.purchase;
    flavorSample = Arrays.copyOf(built.flavorSample, built.flavors.size());
    regionSample = Arrays.copyOf(built.regionSample, built.regions.size());
    evictionSample = built.evictionSample;
    regions = List.copyOf(built.regionList);
    groups = Groups.of(this);
  }

  /**
   * @param rows sorted; kept, not copied
   * @param candidates how many of the first rows may be chosen
   */
  static Columns of(Offering[] rows, int candidates) {
    Builder builder = new Builder(rows, candidates);
    for (int row = 0; row < rows.length; row++) {
      builder.add(row);
    }
    return new Columns(builder);
  }

  int size() {
    return rows.length;
  }

  int candidates() {
    return candidates;
  }

  Offering row(int row) {
    return rows[row];
  }

  int flavor(int row) {
    return flavor[row];
  }

  int region(int row) {
    return region[row];
  }

  int eviction(int row) {
    return eviction[row];
  }

  int vcpus(int row) {
    return vcpus[row];
  }

  /** The ordinal of its purchase. */
  int purchase(int row) {
    return purchase[row];
  }

  /** For each distinct flavor a row that has it. */
  int[] flavorSample() {
    return flavorSample;
  }

  /** For each distinct region a row that has it. */
  int[] regionSample() {
    return regionSample;
  }

  /** For each percentage a row that has it, -1 for none. */
  int[] evictionSample() {
    return evictionSample;
  }

  /** The candidates by what a walk counts. */
  Groups groups() {
    return groups;
  }

  /** The distinct regions; a row's number points into it. */
  List<Region> regions() {
    return regions;
  }

  private static final class Builder {
    private final Offering[] rows;
    private final int candidates;
    private final int[] flavor;
    private final int[] region;
    private final byte[] eviction;
    private final int[] vcpus;
    private final byte[] purchase;
    private final int[] flavorSample;
    private final int[] regionSample;
    private final int[] evictionSample = new int[101];
    private final Map<Flavor, Integer> flavors = new HashMap<>();
    private final Map<Region, Integer> regions = new HashMap<>();
    private final List<Region> regionList = new ArrayList<>();

    Builder(Offering[] rows, int candidates) {
      this.rows = rows;
      this.candidates = candidates;
      flavor = new int[rows.length];
      region = new int[rows.length];
      eviction = new byte[rows.length];
      vcpus = new int[rows.length];
      purchase = new byte[rows.length];
      flavorSample = new int[rows.length];
      regionSample = new int[rows.length];
      Arrays.fill(evictionSample, -1);
    }

    void add(int row) {
      Offering offering = rows[row];
      Integer known = flavors.putIfAbsent(offering.flavor(), flavors.size());
      flavor[row] = known == null ? flavors.size() - 1 : known;
      flavorSample[flavor[row]] = row;
      Region where = new Region(offering.flavor().id().provider(), offering.region());
      Integer place = regions.putIfAbsent(where, regions.size());
      if (place == null) {
        regionList.add(where);
      }
      region[row] = place == null ? regions.size() - 1 : place;
      regionSample[region[row]] = row;
      int percent = Facts.eviction(offering.eviction());
      eviction[row] = (byte) percent;
      evictionSample[percent] = row;
      vcpus[row] = offering.flavor().vcpus();
      purchase[row] = (byte) offering.purchase().ordinal();
    }
  }
}
