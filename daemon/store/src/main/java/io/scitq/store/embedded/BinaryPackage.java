package io.scitq.store.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL that travels in the class path into a folder, once per version. */
final class BinaryPackage {
  /** The archive inside zonky's jar; the only platform we ship. */
  private static final String ARCHIVE = "postgres-linux-x86_64.txz";

  /** Part of the folder's name: a new package never overwrites binaries that may be running. */
  private static final String VERSION = "18.6";

  private BinaryPackage() {}

  /** The folder above {@code bin}, unpacked when it is not there yet. */
  static Path unpack(Path directory) {
    Path home = directory.resolve("postgresql-" + VERSION);
    if (Files.isExecutable(home.resolve("bin/postgres"))) {
      return home;
    }
    Path unfinished = directory.resolve("postgresql-" + VERSION + ".new");
    try (InputStream archive = archive()) {
      Folders.delete(unfinished);
      Folders.delete(home);
      extract(archive, unfinished);
      Folders.publish(unfinished, home);
      return home;
    } catch (IOException e) {
      throw new EmbeddedFailure(
          "Cannot unpack PostgreSQL into " + home + ": " + Diagnosis.of(Diagnosis.reason(e)), e);
    }
  }

  private static InputStream archive() {
    InputStream archive = BinaryPackage.class.getClassLoader().getResourceAsStream(ARCHIVE);
    if (archive == null) {
      throw new EmbeddedFailure(
          "There is no embedded PostgreSQL for this platform ("
              + System.getProperty("os.name")
              + ", "
              + System.getProperty("os.arch")
              + "): set SQLALCHEMY_DATABASE_URI to a PostgreSQL server.");
    }
    return archive;
  }

  private static void extract(InputStream archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
      Files.createDirectories(target);
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("the archive points outside: " + entry.getName());
        }
        if (!entry.getName().endsWith(".a")) { // static libraries: for compilers only
          write(tar, entry, path);
        }
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent); // the archive does not name every folder first
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    } else if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, path);
      Files.setPosixFilePermissions(path, permissions(entry.getMode()));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> all = new HashSet<>(PosixFilePermissions.fromString("rw-r--r--"));
    if ((mode & 0100) != 0) {
      all.addAll(PosixFilePermissions.fromString("--x--x--x"));
    }
    return all;
  }
}
