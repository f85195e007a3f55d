package io.scitq.cli.verb;

import java.util.List;

/** Options that the searches for flavors share. */
final class FlavorOptions {
  private static final Kind TEXT = new Kind.Text();

  static final List<Opt> SEARCH =
      List.of(
          Opt.of("-P --provider", "provider", "PROVIDER", TEXT, "only this provider"),
          Opt.of("-r --region", "region", "REGION", TEXT, "only this region"),
          Opt.of("--min-cpu", "min_cpu", "N", new Kind.Whole(0), "at least N vCPUs (default 0)"),
          Opt.of(
              "--min-ram", "min_ram", "GB", new Kind.Decimal(0), "at least so much memory, in GB"),
          Opt.of(
              "--min-disk", "min_disk", "GB", new Kind.Decimal(0), "at least so much disk, in GB"),
          Opt.of(
              "--max-eviction",
              "max_eviction",
              "PERCENT",
              new Kind.Whole(0),
              "at most this chance per hour that the provider takes the machine back (default 5;"
                  + " lifted by a protofilter on eviction)"),
          Opt.of("--limit", "limit", "N", new Kind.Whole(1), "at most N rows (default 10)"),
          Opt.of(
              "--protofilters",
              "protofilters",
              "FILTERS",
              TEXT,
              "filters joined by ':' such as 'cpu>=10:ram>=100'; in quotes, because the shell"
                  + " takes < and > for itself. Items: cpu ram disk tags gpumem eviction region"
                  + " cost provider. Comparators: == != >= > < <= ~ (like, % is any text) !~ #"
                  + " (has tags) !#. Metal machines (tag M) appear only when a filter names tags"),
          Listing.NO_HEADER_OPTION);

  private FlavorOptions() {}
}
