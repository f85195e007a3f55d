package io.scitq.azure;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Tells where a console's log may be read. Resource Manager names its address, and an address that
 * somebody else wrote there must not make us ask around in our own network.
 *
 * @param arm the configured Resource Manager, which may keep logs itself, as a simulated one does
 */
record ConsoleHosts(URI arm) {
  /**
   * Azure's blob storage in its public, government and Chinese clouds; managed logs are in {@code
   * md-NAME.zNN.blob.storage.azure.net}.
   */
  private static final List<String> STORAGE =
      List.of(
          ".blob.storage.azure.net",
          ".blob.core.windows.net",
          ".blob.core.usgovcloudapi.net",
          ".blob.core.chinacloudapi.cn");

  private static final int HTTPS = 443;

  boolean allow(URI link) {
    String host = link.getHost() == null ? "" : link.getHost().toLowerCase(Locale.ROOT);
    boolean azure = port(link) == HTTPS && STORAGE.stream().anyMatch(host::endsWith);
    boolean same = host.equalsIgnoreCase(arm.getHost()) && port(link) == port(arm);
    return "https".equalsIgnoreCase(link.getScheme())
        && link.getRawUserInfo() == null
        && (azure || same);
  }

  private static int port(URI address) {
    return address.getPort() < 0 ? HTTPS : address.getPort();
  }
}
