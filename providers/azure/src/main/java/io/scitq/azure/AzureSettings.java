package io.scitq.azure;

import io.scitq.spi.ServerId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The checked configuration of this provider.
 *
 * @param account whose cloud it is
 * @param endpoints where its services are
 * @param machines how machines are made
 * @param regions at least one, lower-case as ARM writes them ({@code westeurope})
 * @param currency in which prices are asked for; USD is the vendor's own price, others are its
 *     conversions
 * @param timeout bound of each call
 * @param owner our mark on everything we make
 */
record AzureSettings(
    Account account,
    Endpoints endpoints,
    Machines machines,
    List<String> regions,
    Currency currency,
    Duration timeout,
    ServerId owner) {
  AzureSettings {
    regions = List.copyOf(regions);
  }

  /**
   * Service principal and subscription.
   *
   * @param secret never shown
   */
  record Account(String subscription, String tenant, String client, String secret) {
    @Override
    public String toString() {
      return "Account[" + subscription + ", " + tenant + ", " + client + ", ***]";
    }
  }

  /**
   * Addresses of the services.
   *
   * @param arm Resource Manager, https
   * @param authority token service, https
   * @param prices Retail Prices
   * @param trusted PEM file with certificates trusted beside the usual ones
   */
  record Endpoints(URI arm, URI authority, URI prices, Optional<Path> trusted) {}

  /**
   * What every machine has in common.
   *
   * @param resourceGroup where all is made
   * @param image what they boot
   * @param sshPublicKey whose holder may log in; nobody may when absent
   * @param osDiskGb size of the boot disk in GB
   * @param maxPrice highest spot price in USD an hour, -1 for "up to the price on demand"
   */
  record Machines(
      String resourceGroup,
      AzureImage image,
      Optional<String> sshPublicKey,
      int osDiskGb,
      double maxPrice) {}
}
