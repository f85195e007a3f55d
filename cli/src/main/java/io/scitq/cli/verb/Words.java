package io.scitq.cli.verb;

/** Small pieces of sentences. */
final class Words {

  private Words() {}

  /** {@code 1 worker}, {@code 2 workers}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code ovh in GRA11}, with a blank before it; empty without provider and region. */
  static String place(String provider, String region) {
    if (provider.isEmpty() && region.isEmpty()) {
      return "";
    }
    String where = region.isEmpty() ? "" : " in " + region;
    return " at " + (provider.isEmpty() ? "any provider" : provider) + where;
  }
}
