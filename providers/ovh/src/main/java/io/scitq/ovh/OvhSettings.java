package io.scitq.ovh;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The checked configuration of the provider.
 *
 * @param endpoint base of the API, without a slash at the end
 * @param credentials keys of the application
 * @param project id of the Public Cloud project, 32 hexadecimal signs
 * @param regions regions to use, in the order given
 * @param subsidiary whose price list is read, {@code FR}
 * @param sshKey name of a key pair for the machines, if any
 * @param image exact name of an image, or an image id
 * @param timeout bound of each call
 */
record OvhSettings(
    URI endpoint,
    Credentials credentials,
    String project,
    List<String> regions,
    String subsidiary,
    Optional<String> sshKey,
    String image,
    Duration timeout) {
  OvhSettings {
    regions = List.copyOf(regions);
  }
}
