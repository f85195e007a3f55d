package io.scitq.azure;

import io.scitq.spi.ProviderKey;
import java.util.List;

/** The configuration keys of this provider and their defaults. */
final class AzureKeys {
  static final String SUBSCRIPTION = "AZURE_SUBSCRIPTION_ID";
  static final String TENANT = "AZURE_TENANT";
  static final String CLIENT = "AZURE_CLIENT_ID";
  static final String SECRET = "AZURE_SECRET";
  static final String REGIONS = "AZURE_REGIONS";
  static final String ENDPOINT = "AZURE_ENDPOINT";
  static final String AUTHORITY = "AZURE_AUTHORITY";
  static final String PRICES = "AZURE_PRICES_ENDPOINT";
  static final String CA_FILE = "AZURE_CA_FILE";
  static final String RESOURCE_GROUP = "AZURE_RESOURCE_GROUP";
  static final String IMAGE = "AZURE_IMAGE";
  static final String SSH_KEY = "AZURE_SSH_PUBLIC_KEY";
  static final String CURRENCY = "AZURE_CURRENCY";
  static final String TIMEOUT = "AZURE_TIMEOUT_SECONDS";
  static final String OS_DISK = "AZURE_OS_DISK_GB";
  static final String MAX_PRICE = "AZURE_MAX_PRICE";

  static final String DEFAULT_IMAGE = "Canonical:ubuntu-24_04-lts:server:latest";

  /** Without one of these nothing can be asked. */
  static final List<String> REQUIRED = List.of(SUBSCRIPTION, TENANT, CLIENT, SECRET, REGIONS);

  static final List<ProviderKey> ALL =
      List.of(
          open(SUBSCRIPTION, "subscription that pays"),
          open(TENANT, "directory of the service principal"),
          open(CLIENT, "application id of the service principal"),
          new ProviderKey(SECRET, true, "client secret of the service principal"),
          open(REGIONS, "regions to read and use, separated by blanks"),
          open(ENDPOINT, "Resource Manager, default https://management.azure.com"),
          open(AUTHORITY, "token service, default https://login.microsoftonline.com"),
          open(PRICES, "Retail Prices, default https://prices.azure.com"),
          open(CA_FILE, "PEM file with further trusted certificates"),
          open(RESOURCE_GROUP, "resource group for all we make, default scitq"),
          open(IMAGE, "publisher:offer:sku:version, default " + DEFAULT_IMAGE),
          open(SSH_KEY, "public key or its file; without it nobody can log in"),
          open(CURRENCY, "currency of the prices, default USD"),
          open(TIMEOUT, "bound of each call in seconds, default 180"),
          open(OS_DISK, "boot disk in GB, default 64"),
          open(MAX_PRICE, "highest spot price in USD per hour, default -1: up to on demand"));

  private AzureKeys() {}

  private static ProviderKey open(String name, String meaning) {
    return new ProviderKey(name, false, meaning);
  }
}
