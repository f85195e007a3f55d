package io.scitq.sim.azure;

import io.scitq.sim.cloud.Dice;

/**
 * The one account of the simulated cloud.
 *
 * @param subscription a GUID, as are tenant and client
 * @param secret the client secret
 * @param token the bearer token that the token service gives out; it never expires
 */
record AzureAccount(
    String subscription, String tenant, String client, String secret, String token) {
  static AzureAccount of(Dice dice) {
    return new AzureAccount(
        dice.uuid("azure", "subscription").toString(),
        dice.uuid("azure", "tenant").toString(),
        dice.uuid("azure", "client").toString(),
        "sim~" + dice.uuid("azure", "secret").toString().replace("-", ""),
        "sim." + dice.uuid("azure", "token"));
  }

  @Override
  public String toString() {
    return "AzureAccount[" + subscription + ", ***]";
  }
}
