package io.scitq.cli.verb;

/** Options that say at which provider and where. */
final class PlaceOptions {
  static final Opt PROVIDER =
      Opt.of("-P --provider", "provider", "PROVIDER", new Kind.Text(), "only this provider");
  static final Opt REGION =
      Opt.of("-r --region", "region", "REGION", new Kind.Text(), "only this region");
  static final Opt FLAVOR =
      Opt.of("-f --flavor", "flavor", "FLAVOR", new Kind.Text(), "only this flavor");

  private PlaceOptions() {}
}
