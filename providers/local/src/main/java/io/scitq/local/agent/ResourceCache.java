package io.scitq.local.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Resources that tasks share: each is brought once, whatever number of tasks want it at once, and
 * then linked into their folders. A file of this machine is brought again when it has changed.
 */
final class ResourceCache {
  private static final int ATTEMPTS = 3;

  private final Path folder;
  private final Staging staging;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  ResourceCache(Path folder, Staging staging) {
    this.folder = folder;
    this.staging = staging;
  }

  /** Puts a resource into a task's folder. */
  void provide(String text, Path target) throws StagingException, InterruptedException {
    DataUri uri = DataUri.parse(text);
    ReentrantLock lock = locks.computeIfAbsent(text, key -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      Path kept = folder.resolve(key(text));
      String state = state(uri);
      Path stamp = kept.resolve("complete");
      Path content = kept.resolve("content");
      if (!Files.exists(stamp) || !Files.readString(stamp).equals(state)) {
        Trees.remove(kept);
        Files.createDirectories(content);
        staging.fetch(text, content, ATTEMPTS);
        Files.writeString(stamp, state);
      }
      Trees.link(content, target);
    } catch (IOException error) {
      throw new StagingException("cannot provide " + text + ": " + error.getMessage(), error);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets everything; what tasks have linked stays theirs. */
  void forget() throws IOException {
    Trees.remove(folder);
  }

  /** What tells whether a file or folder of this machine has changed. */
  private static String state(DataUri uri) throws IOException, StagingException {
    if (!uri.isFile() || !Files.exists(uri.path())) {
      return "";
    }
    try (Stream<Path> all = Files.walk(uri.path())) {
      long count = 0;
      long size = 0;
      FileTime newest = FileTime.fromMillis(0);
      for (Path one : (Iterable<Path>) all::iterator) {
        FileTime time = Files.getLastModifiedTime(one);
        count++;
        size += Files.isRegularFile(one) ? Files.size(one) : 0;
        newest = newest.compareTo(time) < 0 ? time : newest;
      }
      return count + " " + size + " " + newest;
    }
  }

  private static String key(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
