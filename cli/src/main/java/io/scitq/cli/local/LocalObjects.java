package io.scitq.cli.local;

import io.scitq.cli.verb.ObjectGroup;
import java.util.List;

/** The objects whose verbs do something on this machine. */
public final class LocalObjects {
  private LocalObjects() {}

  /** In the order of the help. */
  public static List<ObjectGroup> all() {
    return List.of(
        ObjectGroup.of("config", "what workers and users must share", new ConfigRclone()),
        new ObjectGroup(
            "db",
            "the server's database",
            List.of(DatabaseVerb.CONFIG),
            List.of(
                new DatabaseVerb("init", "make the tables in an empty database"),
                new DatabaseVerb("upgrade", "bring an existing database to this version"),
                new DatabaseVerb(
                    "upgrade-or-init", "bring a database to this version, empty or not"))),
        ObjectGroup.of("debug", "trying tasks by hand", new DebugRun()),
        ObjectGroup.of(
            "ansible",
            "the workers as an Ansible inventory",
            new AnsiblePath(),
            new AnsibleInstall(),
            new AnsibleInventory()));
  }
}
