package io.scitq.cli.local;

import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Workers in the JSON that Ansible expects of an inventory script. */
final class InventoryText {
  private static final String LOCAL = "localhost";
  private static final List<String> GROUPS = List.of("ovh", "azure", "manual");
  private static final List<String> VARIABLES =
      List.of("ipv4", "ipv6", "provider", "region", "flavor", "cpu", "ram", "gpu", "tags");

  private final List<Json.Fields> hosts;
  private final Optional<String> target;

  /**
   * An inventory.
   *
   * @param hosts views of the workers that have a machine
   * @param target the scitq server, as the workers are told
   */
  InventoryText(List<Json.Fields> hosts, Optional<String> target) {
    this.hosts = List.copyOf(hosts);
    this.target = target;
  }

  /** The variables of one host; none for a host that is not there, as Ansible wants it. */
  Json variables(String host) {
    return host.equals(LOCAL)
        ? local()
        : hosts.stream()
            .filter(view -> view.text("name").equals(host))
            .findFirst()
            .<Json>map(this::variables)
            .orElseGet(() -> new Json.Fields(Map.of()));
  }

  /** Groups, hosts, and the variables of all hosts, so that Ansible asks no more. */
  Json everything() {
    Map<String, List<Json>> members = new TreeMap<>();
    Map<String, Json> variables = new LinkedHashMap<>();
    GROUPS.forEach(group -> members.put(group, new ArrayList<>()));
    variables.put(LOCAL, local());
    for (Json.Fields host : hosts) {
      members
          .computeIfAbsent(group(host), group -> new ArrayList<>())
          .add(new Json.Text(host.text("name")));
      variables.put(host.text("name"), variables(host));
    }
    Map<String, Json> inventory = new LinkedHashMap<>();
    inventory.put("_meta", one("hostvars", new Json.Fields(variables)));
    inventory.put("scitq", one("children", texts(List.of("managers", "workers"))));
    inventory.put("managers", one("hosts", texts(List.of(LOCAL))));
    inventory.put("workers", one("children", texts(List.copyOf(members.keySet()))));
    members.forEach((group, names) -> inventory.put(group, one("hosts", new Json.Array(names))));
    return new Json.Fields(inventory);
  }

  private static String group(Json.Fields host) {
    String group = host.text("group");
    return group.isEmpty() ? "manual" : group;
  }

  private Json.Fields variables(Json.Fields host) {
    Map<String, Json> variables = new LinkedHashMap<>();
    String address = host.text("ipv4").isEmpty() ? host.text("ipv6") : host.text("ipv4");
    if (!address.isEmpty()) {
      variables.put("ansible_host", new Json.Text(address));
    }
    for (String name : VARIABLES) {
      if (!(host.get(name) instanceof Json.Null)) {
        variables.put(name, host.get(name));
      }
    }
    target.ifPresent(server -> variables.put("target", new Json.Text(server)));
    return new Json.Fields(variables);
  }

  private static Json local() {
    return one("ansible_connection", new Json.Text("local"));
  }

  private static Json one(String name, Json value) {
    return new Json.Fields(Map.of(name, value));
  }

  private static Json texts(List<String> texts) {
    return new Json.Array(texts.stream().<Json>map(Json.Text::new).toList());
  }
}
