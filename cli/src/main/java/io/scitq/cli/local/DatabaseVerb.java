package io.scitq.cli.local;

import io.scitq.cli.desk.Desk;
import io.scitq.cli.verb.Call;
import io.scitq.cli.verb.Help;
import io.scitq.cli.verb.Kind;
import io.scitq.cli.verb.Opt;
import io.scitq.cli.verb.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code db init}, {@code db upgrade} and {@code db upgrade-or-init}: done by the daemon's program.
 */
final class DatabaseVerb implements Verb {
  static final Opt CONFIG =
      Opt.local(
          "-c --conf",
          "FILE",
          new Kind.Text(),
          "the daemon's configuration (default /etc/scitq.conf when it exists)");

  static final Opt DATA =
      Opt.local(
          "--data",
          "DIR",
          new Kind.Text(),
          "the daemon's data directory, when it is not the usual");

  private final String name;
  private final String summary;

  DatabaseVerb(String name, String summary) {
    this.name = name;
    this.summary = summary;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Help help() {
    return new Help(
        summary,
        "It needs no running daemon; on the machine where scitqd is installed it runs 'scitqd db "
            + name
            + "'. The daemon does the same by itself when it starts.",
        List.of("scitq-manage db " + name, "scitq-manage db " + name + " -c /etc/scitq.conf"));
  }

  @Override
  public List<Opt> options() {
    return List.of(CONFIG, DATA);
  }

  @Override
  public int run(Desk desk, Call call) {
    List<String> arguments = new ArrayList<>(List.of("db", name));
    call.given()
        .value(CONFIG.name())
        .ifPresent(file -> arguments.addAll(List.of("--config", file)));
    call.given().value(DATA.name()).ifPresent(dir -> arguments.addAll(List.of("--data", dir)));
    return DaemonProgram.run(desk, arguments, Map.of());
  }
}
