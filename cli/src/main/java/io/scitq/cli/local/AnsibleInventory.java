package io.scitq.cli.local;

import io.scitq.api.BusAddress;
import io.scitq.cli.desk.Desk;
import io.scitq.cli.json.Json;
import io.scitq.cli.json.JsonPrinter;
import io.scitq.cli.verb.Call;
import io.scitq.cli.verb.Help;
import io.scitq.cli.verb.Kind;
import io.scitq.cli.verb.Opt;
import io.scitq.cli.verb.Options;
import io.scitq.cli.verb.Verb;
import io.scitq.cli.verb.Views;
import java.util.ArrayList;
import java.util.List;

/** {@code ansible inventory}: what Ansible asks of an inventory script. */
final class AnsibleInventory implements Verb {
  private static final Opt LIST = Opt.display("--list", "groups, hosts and their variables");
  private static final Opt HOST =
      Opt.local("--host", "NAME", new Kind.Text(), "the variables of one host");

  @Override
  public String name() {
    return "inventory";
  }

  @Override
  public Help help() {
    return new Help(
        "print the workers as an Ansible inventory, in JSON",
        "Groups: scitq has managers and workers, workers has one group per provider and manual.",
        List.of(
            "scitq-manage ansible inventory --list",
            "scitq-manage ansible inventory --host node1"));
  }

  @Override
  public List<Opt> options() {
    return List.of(LIST, HOST);
  }

  @Override
  public List<String> objections(Options given) {
    return given.has(LIST.name()) != given.has(HOST.name())
        ? List.of()
        : List.of("give either --list or --host NAME");
  }

  @Override
  public int run(Desk desk, Call call) {
    return desk.ask(BusAddress.WORKER_INVENTORY, call.body())
        .fold(
            answer -> show(desk, call.given(), new ArrayList<>(Views.items(answer))),
            miss -> desk.fail(miss, false));
  }

  private static int show(Desk desk, Options given, List<Json.Fields> hosts) {
    InventoryText inventory =
        new InventoryText(hosts, desk.surroundings().variable("SCITQ_SERVER"));
    Json shown =
        given.value(HOST.name()).map(inventory::variables).orElseGet(inventory::everything);
    return desk.print(JsonPrinter.line(shown) + "\n");
  }
}
