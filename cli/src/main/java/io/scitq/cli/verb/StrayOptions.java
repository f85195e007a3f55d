package io.scitq.cli.verb;

/** Options that name strays. */
final class StrayOptions {
  static final Opt PROVIDER =
      Opt.of("-p --provider", "provider", "PROVIDER", new Kind.Text(), "only at this provider");
  static final Opt NAME = Opt.of("-n --name", "name", "NAME", new Kind.Text(), "only of this name");

  private StrayOptions() {}
}
