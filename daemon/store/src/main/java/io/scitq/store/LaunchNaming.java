package io.scitq.store;

import io.scitq.spi.InstanceName;
import io.scitq.spi.ServerId;

/**
 * How workers of ours are named: {@code prefix-serverid-node12}. The number is never used twice, so
 * that a name never means two machines, and the server's id keeps two servers of one account apart.
 *
 * @param prefix short host name of the server, as it begins a host name
 * @param serverId the owner
 */
public record LaunchNaming(String prefix, ServerId serverId) {
  /** Leaves room for the server's id and a long number in the 63 signs of a host name. */
  private static final int LONGEST_PREFIX = 30;

  /** Checks that the names will be host names. */
  public LaunchNaming {
    if (prefix.length() > LONGEST_PREFIX) {
      throw new IllegalArgumentException(
          "prefix must have at most " + LONGEST_PREFIX + " signs, got '" + prefix + "'");
    }
    new InstanceName(prefix + "-" + serverId + "-node1");
  }

  /** What stands before the number. */
  String stem() {
    return prefix + "-" + serverId + "-node";
  }
}
