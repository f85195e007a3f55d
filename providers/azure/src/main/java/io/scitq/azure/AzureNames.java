package io.scitq.azure;

import io.scitq.spi.InstanceName;
import io.scitq.spi.ServerId;
import java.time.Instant;
import java.util.Map;

/**
 * The names and marks of what we make. All follow from the instance's name, so that a repeated
 * request meets the same things.
 */
record AzureNames(String subscription, String group, ServerId owner) {
  static final String OWNER_TAG = "scitq";
  static final String INSTANCE_TAG = "scitq-instance";
  static final String CREATED_TAG = "scitq-created";

  String nic(InstanceName name) {
    return name + "-nic";
  }

  String address(InstanceName name) {
    return name + "-ip";
  }

  String disk(InstanceName name) {
    return name + "-os";
  }

  String network(String region) {
    return "scitq-" + owner + "-" + region + "-net";
  }

  String firewall(String region) {
    return "scitq-" + owner + "-" + region + "-nsg";
  }

  /** Written by us, since the vendor returns it in changing case. */
  String machineId(InstanceName name) {
    return id("Microsoft.Compute/virtualMachines/" + name);
  }

  String nicId(InstanceName name) {
    return id("Microsoft.Network/networkInterfaces/" + nic(name));
  }

  String addressId(InstanceName name) {
    return id("Microsoft.Network/publicIPAddresses/" + address(name));
  }

  String firewallId(String region) {
    return id("Microsoft.Network/networkSecurityGroups/" + firewall(region));
  }

  String subnetId(String region) {
    return id("Microsoft.Network/virtualNetworks/" + network(region) + "/subnets/workers");
  }

  /** Marks of everything that belongs to one instance. */
  Map<String, String> tags(InstanceName name, Instant now) {
    return Map.of(
        OWNER_TAG, owner.value(), INSTANCE_TAG, name.value(), CREATED_TAG, now.toString());
  }

  /** Marks of what all instances share. */
  Map<String, String> tags() {
    return Map.of(OWNER_TAG, owner.value());
  }

  private String id(String rest) {
    return "/subscriptions/" + subscription + "/resourceGroups/" + group + "/providers/" + rest;
  }
}
