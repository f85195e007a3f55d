package io.scitq.cli.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks URIs as the workers of scitq 1.3 read them. */
final class Uris {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<proto>[a-z0-9+]*)(@(?<option>[a-z0-9_@]+))?://(?<resource>[^|]*)(\\|(?<action>.*))?");
  private static final Pattern REMOTE = Pattern.compile("\\s*\\[([^\\]]+)]\\s*");
  private static final Set<String> BASE =
      Set.of("ftp", "file", "run+fastq", "run+submitted", "http", "https");

  private final Path rcloneFile;

  /** Knows the remotes of this rclone configuration. */
  Uris(Path rcloneFile) {
    this.rcloneFile = rcloneFile;
  }

  /**
   * Checks every URI of a text; blanks stand between them.
   *
   * @param what the option, for the message
   */
  void check(String what, String uris) throws SyntaxErrorException {
    for (String uri : uris.strip().split("\\s+", -1)) {
      if (!uri.isEmpty()) {
        checkOne("Defect in " + what + ": ", uri);
      }
    }
  }

  private void checkOne(String defect, String uri) throws SyntaxErrorException {
    Matcher form = FORM.matcher(uri);
    if (!form.matches()) {
      throw new SyntaxErrorException(defect + "Malformed URI : " + uri);
    }
    String proto = form.group("proto");
    if (BASE.contains(proto)) {
      return;
    }
    if (!Files.isReadable(rcloneFile)) {
      throw new SyntaxErrorException(
          defect + proto + " is not a base protocol and rclone is not installed");
    }
    if (!remotes().contains(proto)) {
      throw new SyntaxErrorException(defect + "Unsupported protocol " + proto + " in URI " + uri);
    }
  }

  private Set<String> remotes() throws SyntaxErrorException {
    try (Stream<String> lines = Files.lines(rcloneFile, StandardCharsets.UTF_8)) {
      return lines
          .map(REMOTE::matcher)
          .filter(Matcher::matches)
          .map(remote -> remote.group(1))
          .collect(Collectors.toSet());
    } catch (IOException failure) {
      throw new SyntaxErrorException("cannot read " + rcloneFile + ": " + failure.getMessage());
    }
  }
}
