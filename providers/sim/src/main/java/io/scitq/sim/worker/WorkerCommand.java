package io.scitq.sim.worker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a machine's user data says about its worker: the line {@code ExecStart=... scitq-worker
 * [OPTIONS] SERVER CONCURRENCY}, the host name and whether the worker is permanent.
 *
 * @param host server's host name or address
 * @param port server's port
 * @param concurrency what the command line says
 * @param name the worker's name
 * @param hostname the machine's name
 * @param batch batch to join, if told
 * @param flavor flavor to report, if told
 * @param status status to take at start
 * @param permanent whether the worker stays when idle
 */
record WorkerCommand(
    String host,
    int port,
    int concurrency,
    String name,
    String hostname,
    Optional<String> batch,
    Optional<String> flavor,
    String status,
    boolean permanent) {
  private static final int DEFAULT_PORT = 5000;
  private static final Pattern START =
      Pattern.compile("ExecStart=[^\\n]*?scitq-worker[\"']?[ \\t]+([^\\n]*)");
  private static final Pattern HOSTNAME =
      Pattern.compile("(?m)^\\s*[\"']?hostname[\"']?\\s*:\\s*[\"']?([A-Za-z0-9.-]+)");
  private static final Pattern PERMANENT =
      Pattern.compile("SCITQ_PERMANENT_WORKER[\"']?\\s*[=:]\\s*[\"']?(\\d+)");
  private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}");

  /** Reads user data; empty when it starts no worker. */
  static Optional<WorkerCommand> parse(String userData, String machine) {
    String text = plain(userData);
    Matcher start = START.matcher(text);
    if (!start.find()) {
      return Optional.empty();
    }
    Matcher named = HOSTNAME.matcher(text);
    String hostname = named.find() ? named.group(1) : machine;
    Matcher permanence = PERMANENT.matcher(text);
    boolean permanent = !permanence.find() || Integer.parseInt(permanence.group(1)) != 0;
    return of(words(start.group(1)), hostname, permanent);
  }

  private static Optional<WorkerCommand> of(
      List<String> words, String hostname, boolean permanent) {
    List<String> plain = new ArrayList<>();
    Options options = new Options(hostname);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-")) {
        plain.add(word);
      } else if (word.contains("=")) {
        int equals = word.indexOf('=');
        options.set(word.substring(0, equals), word.substring(equals + 1));
      } else if (i + 1 < words.size()) {
        options.set(word, words.get(++i));
      }
    }
    if (plain.size() < 2 || !plain.get(1).matches("\\d{1,6}")) {
      return Optional.empty();
    }
    String server = plain.get(0).replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    int colon = server.lastIndexOf(':');
    return Optional.of(
        new WorkerCommand(
            colon < 0 ? server : server.substring(0, colon),
            colon < 0 ? DEFAULT_PORT : Integer.parseInt(server.substring(colon + 1)),
            Integer.parseInt(plain.get(1)),
            options.name,
            hostname,
            options.batch,
            options.flavor,
            options.status,
            permanent));
  }

  private static final class Options {
    private String name;
    private String status = "running";
    private Optional<String> batch = Optional.empty();
    private Optional<String> flavor = Optional.empty();

    Options(String hostname) {
      name = hostname;
    }

    void set(String option, String value) {
      switch (option) {
        case "-n", "--name" -> name = value;
        case "-s", "--status" -> status = value;
        case "-b", "--batch" -> batch = Optional.of(value);
        case "-f", "--flavor" -> flavor = Optional.of(value);
        default -> {
          // -a, --autoclean: nothing to clean here
        }
      }
    }
  }

  /** Files may be given in base64, and whole texts in quotes with escaped line ends. */
  private static String plain(String userData) {
    StringBuilder text = new StringBuilder(userData.replace("\\n", "\n"));
    Matcher encoded = ENCODED.matcher(userData);
    while (encoded.find()) {
      String token = encoded.group();
      if (token.length() % 4 == 0) {
        byte[] bytes = Base64.getDecoder().decode(token);
        text.append('\n').append(new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split("[\\s\"',]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
