package io.scitq.ovh;

/**
 * The three keys of an OVH application.
 *
 * @param application public key of the application
 * @param secret signs requests, never sent
 * @param consumer the right that a customer gave to the application
 */
record Credentials(String application, String secret, String consumer) {
  @Override
  public String toString() {
    return "***";
  }
}
