package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads names out of ARM's ids. */
final class ArmIds {
  private ArmIds() {}

  /** The last part of an id. */
  static String name(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** Name of the address that an interface has, empty when it has none. */
  static String addressOf(JsonNode nic) {
    return name(address(nic).path("id").asText(""));
  }

  /** Says whether the address goes with its interface. */
  static boolean addressGoes(JsonNode nic) {
    JsonNode address = address(nic);
    return address.at("/properties/deleteOption").asText("").equals("Delete");
  }

  private static JsonNode address(JsonNode nic) {
    return nic.at("/properties/ipConfigurations/0/properties/publicIPAddress");
  }
}
