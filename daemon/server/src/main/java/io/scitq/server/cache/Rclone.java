package io.scitq.server.cache;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.scitq.cache.ListedFile;
import io.scitq.cache.Listing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Storage behind the program rclone: each URI {@code remote://path} of a remote that rclone.conf
 * knows. The program runs without a shell, bounded in time and output.
 *
 * @param program its name or path
 * @param configuration rclone.conf
 */
record Rclone(String program, Path configuration) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern SECTION = Pattern.compile("^\\[([A-Za-z0-9_.+@ -]+)\\]\\s*$");
  private static final int MOST_MESSAGE = 400;

  /** Names of the configured remotes; none without a configuration. */
  Set<String> remotes() throws PlaceException {
    Set<String> names = new TreeSet<>();
    if (!Files.isReadable(configuration)) {
      return names;
    }
    try (Stream<String> lines = Files.lines(configuration, StandardCharsets.UTF_8)) {
      lines.map(SECTION::matcher).filter(Matcher::matches).forEach(m -> names.add(m.group(1)));
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new PlaceException("cannot read " + configuration, e);
    }
    return names;
  }

  /** All files below a place, with the MD5 that the storage knows. */
  Listing.Files list(String remote, String path, Deadline deadline) throws PlaceException {
    try (RcloneProcess process =
        start(
            deadline,
            List.of(
                "lsjson",
                "--hash",
                "--hash-type",
                "MD5",
                "-R",
                "--files-only",
                "--no-modtime",
                "--no-mimetype",
                "--",
                remote + ":" + path))) {
      List<ListedFile> files;
      try (InputStream out = process.output()) {
        files = parse(out, deadline);
      } catch (IOException e) {
        process.finish(); // its own words are better, if it has any
        throw new PlaceException("rclone's answer cannot be read: " + e.getMessage(), e);
      }
      process.finish();
      return new Listing.Files(files);
    }
  }

  /** Copies the named files within one remote; the storage does it itself where it can. */
  void copy(String remote, String from, String into, List<String> names, Deadline deadline)
      throws PlaceException {
    try (RcloneProcess process =
        start(
            deadline,
            List.of(
                "copy",
                "--files-from-raw",
                "-",
                "--no-traverse",
                "--",
                remote + ":" + from,
                remote + ":" + into))) {
      process.write(String.join("\n", names) + "\n");
      process.finish();
    }
  }

  private RcloneProcess start(Deadline deadline, List<String> arguments) throws PlaceException {
    List<String> command = new ArrayList<>(List.of(program, "--config", configuration.toString()));
    command.addAll(arguments);
    return RcloneProcess.start(command, deadline);
  }

  private static List<ListedFile> parse(InputStream out, Deadline deadline)
      throws IOException, PlaceException {
    List<ListedFile> files = new ArrayList<>();
    try (JsonParser json = JSON.createParser(out)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException("no list");
      }
      while (json.nextToken() == JsonToken.START_OBJECT) {
        deadline.check();
        if (files.size() == Places.MOST_FILES) {
          throw new PlaceException("more than " + Places.MOST_FILES + " files");
        }
        files.add(file(json));
      }
      if (json.currentToken() != JsonToken.END_ARRAY) {
        throw new IOException("the list breaks off");
      }
    }
    return files;
  }

  private static ListedFile file(JsonParser json) throws IOException {
    String name = "";
    Optional<String> md5 = Optional.empty();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "Path" -> name = json.getText();
        case "Hashes" -> md5 = md5(json);
        default -> json.skipChildren();
      }
    }
    return new ListedFile(name, md5);
  }

  /** The name of the hash was MD5 in older versions. */
  private static Optional<String> md5(JsonParser json) throws IOException {
    Optional<String> found = Optional.empty();
    while (json.currentToken() != JsonToken.VALUE_NULL
        && json.nextToken() == JsonToken.FIELD_NAME) {
      boolean md5 = json.currentName().equalsIgnoreCase("md5");
      json.nextToken();
      if (md5 && !json.getText().isEmpty()) {
        found = Optional.of(json.getText());
      }
    }
    return found;
  }

  /** The beginning of what it complained about, on one line. */
  static String shortened(String message) {
    String line = message.strip().replaceAll("\\s+", " ");
    return line.length() > MOST_MESSAGE ? line.substring(0, MOST_MESSAGE) + "..." : line;
  }

  /** Kills a process that is over time. */
  static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Whether it has ended within the time left. */
  static boolean ended(Process process, Deadline deadline) throws InterruptedException {
    return process.waitFor(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
  }
}
