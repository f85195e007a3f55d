package io.scitq.cli.launch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The options of {@code scitq-launch}. */
public enum LaunchOption {
  /** Docker image. */
  DOCKER("-d", "--docker", "IMAGE", "run the command in a container of this docker image"),
  /** Options of docker. */
  OPTION("-O", "--option", "OPTIONS", "options of docker, in one word; only with -d"),
  /** User. */
  UID("-u", "--uid", "UID", "run as this user; with -d only together with -g"),
  /** Group. */
  GID("-g", "--gid", "GID", "run as this group; with -d only together with -u"),
  /** Server. */
  SERVER(
      "-s", "--server", "HOST[:PORT]", "the scitq server (default: SCITQ_SERVER, else this host)"),
  /** Nothing is sent. */
  TEST("-t", "--test", "", "print the command that would be sent, and send nothing"),
  /** Name of the task. */
  NAME("-n", "--name", "NAME", "name of the task"),
  /** Batch of the task. */
  BATCH("-b", "--batch", "BATCH", "batch of the task (default: Default)"),
  /** Where results go. */
  OUTPUT("-o", "--output", "URI", "folder that takes the content of the task's /output"),
  /** What is fetched for this task. */
  INPUT("-i", "--input", "URIS", "files for the task's /input; can be repeated"),
  /** What is fetched once per worker. */
  RESOURCE("-r", "--resource", "URIS", "files for /resource, shared by tasks; can be repeated"),
  /** What must succeed first. */
  REQUIREMENTS("-R", "--requirements", "IDS", "tasks that must succeed first; can be repeated"),
  /** How often it is tried again. */
  RETRY("", "--retry", "N", "how often it is tried again when it fails (default 0)"),
  /** Longest run. */
  RUN_TIMEOUT("", "--run-timeout", "SECONDS", "the run is stopped and failed after so long"),
  /** Longest download. */
  DOWNLOAD_TIMEOUT(
      "", "--download-timeout", "SECONDS", "the download is stopped and failed after so long"),
  /** An earlier result may serve. */
  USE_CACHE("", "--use-cache", "", "the result of an earlier equal task may serve"),
  /** Help. */
  HELP("-h", "--help", "", "print this help");

  private final String shortName;
  private final String longName;
  private final String label;
  private final String help;

  LaunchOption(String shortName, String longName, String label, String help) {
    this.shortName = shortName;
    this.longName = longName;
    this.label = label;
    this.help = help;
  }

  /** The option of this name. */
  static Optional<LaunchOption> named(String word) {
    return Arrays.stream(values())
        .filter(option -> option.longName.equals(word) || option.shortName.equals(word))
        .filter(option -> !word.isEmpty())
        .findFirst();
  }

  /** All names of the options that take a value, or of those that do not. */
  public static List<String> names(boolean valued) {
    return Arrays.stream(values())
        .filter(option -> option.takesValue() == valued)
        .flatMap(option -> option.names().stream())
        .toList();
  }

  /** Its names, the short one first. */
  List<String> names() {
    return shortName.isEmpty() ? List.of(longName) : List.of(shortName, longName);
  }

  /** {@code -d, --docker IMAGE}. */
  String synopsis() {
    return String.join(", ", names()) + (takesValue() ? " " + label : "");
  }

  String longName() {
    return longName;
  }

  String help() {
    return help;
  }

  boolean takesValue() {
    return !label.isEmpty();
  }
}
