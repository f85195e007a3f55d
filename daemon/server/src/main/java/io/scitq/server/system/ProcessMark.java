package io.scitq.server.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a process in leases and claims, so that another one on this host can see that it has ended
 * and need not wait until its silence says so. A process elsewhere, in another container or from
 * before a restart of the host is never said to have ended, nor one that cannot be looked at.
 */
public final class ProcessMark {
  private static final Pattern SHAPE =
      Pattern.compile("([0-9a-f-]{36})/(\\d{1,10})/(\\d{1,20})/.*");
  private static final Path PROC = Path.of("/proc");

  /** Fields after the program's name in {@code /proc/PID/stat}, from proc(5): state, start time. */
  private static final int STATE = 0;

  private static final int START = 19;

  private final Path proc;
  private final String place;

  private ProcessMark(Path proc, String place) {
    this.proc = proc;
    this.place = place;
  }

  /** For processes of this host and container, since it was started. */
  public static ProcessMark ofThisHost() {
    return of(PROC);
  }

  static ProcessMark of(Path proc) {
    String where = hostname() + read(proc.resolve("sys/kernel/random/boot_id")) + namespace(proc);
    return new ProcessMark(
        proc, UUID.nameUUIDFromBytes(where.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** A name for the process of this number; unique even if it starts twice. */
  public String of(long pid) {
    String start = facts(read(stat(pid))).map(Facts::start).orElse("0");
    return place + "/" + pid + "/" + start + "/" + UUID.randomUUID();
  }

  /** True when the named process was here and is no more. */
  public boolean hasEnded(String mark) {
    Matcher parts = SHAPE.matcher(mark);
    if (!parts.matches() || !parts.group(1).equals(place) || parts.group(3).equals("0")) {
      return false;
    }
    try {
      String stat = Files.readString(stat(Long.parseLong(parts.group(2))));
      return facts(stat)
          .map(now -> now.dead() || !now.start().equals(parts.group(3)))
          .orElse(false);
    } catch (NoSuchFileException none) {
      return showsOthers();
    } catch (IOException unknown) {
      return false; // what a living daemon holds is not to be taken for want of a file descriptor
    }
  }

  /** False where {@code hidepid} hides the processes of other users. */
  private boolean showsOthers() {
    return Files.isReadable(stat(1));
  }

  private Path stat(long pid) {
    return proc.resolve(Long.toString(pid)).resolve("stat");
  }

  private record Facts(boolean dead, String start) {}

  private static Optional<Facts> facts(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return fields.length > START
        ? Optional.of(new Facts(fields[STATE].matches("[ZXx]"), fields[START]))
        : Optional.empty();
  }

  private static String namespace(Path proc) {
    try {
      return Files.readSymbolicLink(proc.resolve("self/ns/pid")).toString();
    } catch (IOException unknown) {
      return UUID.randomUUID().toString(); // then no mark but ours is of this place
    }
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "localhost";
    }
  }

  /** Empty when there is no such process, or no such file. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException absent) {
      return "";
    }
  }
}
