package io.scitq.server.whole;

import io.scitq.server.http.rest.PreparedCluster;
import java.io.File;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a daemon is started in a process of its own. Class data of a first run are shared with all
 * later ones, as the launcher does it: they start in half the time. That needs a class path of jars
 * alone, so it is done in a build and not where classes lie in folders.
 */
final class ChildJvm {
  private static final Path ARCHIVE = Path.of("target", "daemon.jsa").toAbsolutePath();
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final String JARS =
      Arrays.stream(CLASS_PATH.split(File.pathSeparator))
          .filter(entry -> !Files.isDirectory(Path.of(entry)))
          .collect(Collectors.joining(File.pathSeparator));
  private static final boolean BUILT = JARS.contains("scitq-server-");
  private static final List<String> SHARING = BUILT ? share() : List.of();

  private ChildJvm() {}

  /** The command line up to the arguments of the daemon. */
  static List<String> command() {
    return command(SHARING);
  }

  /** Options of a JVM that runs the daemon's classes. */
  static List<String> sharing() {
    return SHARING;
  }

  private static List<String> command(List<String> options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", // these three as the launcher has them
                "-Xmx176m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", BUILT ? JARS : CLASS_PATH, "io.scitq.server.Main"));
    return command;
  }

  /** Made once in a build, whichever of its test processes comes first. */
  private static List<String> share() {
    Path lock = ARCHIVE.resolveSibling("daemon.jsa.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (held.isValid() && !Files.exists(ARCHIVE)) {
        record();
      }
    } catch (Exception failure) {
      throw new IllegalStateException("cannot make " + ARCHIVE, failure);
    }
    return List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
  }

  private static void record() throws Exception {
    Path folder = Files.createDirectories(ARCHIVE.resolveSibling("daemon-classes"));
    PreparedCluster.lendTo(folder.resolve("data"));
    Path fresh = ARCHIVE.resolveSibling("daemon.jsa.new");
    List<String> command = command(List.of("-XX:ArchiveClassesAtExit=" + fresh, "-Xlog:cds=off"));
    try (DaemonProcess daemon =
        DaemonProcess.run(command, folder, Map.of(), "start", "--listen", "127.0.0.1:0")) {
      daemon.address();
      daemon.terminate(BOUND);
    }
    Files.move(fresh, ARCHIVE, StandardCopyOption.ATOMIC_MOVE);
  }
}
