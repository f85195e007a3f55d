package io.scitq.server.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** One run of rclone. It is killed at its deadline, and when it is closed before its end. */
final class RcloneProcess implements AutoCloseable {
  /** What it may need of our surroundings; it gets no settings and no secrets of ours. */
  private static final Set<String> PASSED_ON =
      Set.of(
          "PATH",
          "HOME",
          "LANG",
          "TZ",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "SSL_CERT_FILE");

  private static final int MOST_COMPLAINT_BYTES = 8192;

  private final Process process;
  private final Path complaints;
  private final Deadline deadline;
  private final Thread guard;

  private RcloneProcess(Process process, Path complaints, Deadline deadline) {
    this.process = process;
    this.complaints = complaints;
    this.deadline = deadline;
    // a read of its output would wait for ever for a process that hangs
    guard = Thread.ofVirtual().name("rclone-guard").start(this::guard);
  }

  static RcloneProcess start(List<String> command, Deadline deadline) throws PlaceException {
    Path complaints = temporary();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(PASSED_ON);
    builder.redirectError(Redirect.to(complaints.toFile()));
    try {
      return new RcloneProcess(builder.start(), complaints, deadline);
    } catch (IOException e) {
      remove(complaints);
      throw new PlaceException("rclone cannot be run: " + e.getMessage(), e);
    }
  }

  InputStream output() {
    return process.getInputStream();
  }

  void write(String text) throws PlaceException {
    try (OutputStream in = process.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new PlaceException("rclone does not listen: " + complaint(), e);
    }
  }

  /** Waits for its end. */
  void finish() throws PlaceException {
    try {
      if (!Rclone.ended(process, deadline)) {
        throw new PlaceException("rclone took too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlaceException("the daemon is stopping", e);
    }
    deadline.check();
    if (process.exitValue() != 0) {
      throw new PlaceException("rclone failed: " + complaint());
    }
  }

  @Override
  public void close() {
    Rclone.kill(process);
    guard.interrupt();
    remove(complaints);
  }

  private void guard() {
    try {
      if (!Rclone.ended(process, deadline)) {
        Rclone.kill(process);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private String complaint() {
    try (InputStream in = Files.newInputStream(complaints)) {
      byte[] begin = in.readNBytes(MOST_COMPLAINT_BYTES);
      return Rclone.shortened(new String(begin, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "(" + e.getMessage() + ")";
    }
  }

  private static Path temporary() throws PlaceException {
    try {
      return Files.createTempFile("scitqd-rclone-", ".log");
    } catch (IOException e) {
      throw new PlaceException("no temporary file: " + e.getMessage(), e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
