package io.scitq.cli;

import io.scitq.cli.desk.Desk;
import io.scitq.cli.desk.ExitStatus;
import io.scitq.cli.desk.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Shows a listing again and again until Ctrl-C. On a terminal it is redrawn on the second screen,
 * so that what was there before is there afterwards; elsewhere the listings follow each other.
 */
final class Watch {
  private static final String ENTER = "\u001b[?1049h\u001b[?25l";
  private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
  private static final String TOP = "\u001b[H";
  private static final String REST_OF_LINE = "\u001b[K";
  private static final String REST_OF_SCREEN = "\u001b[J";

  private final Desk desk;
  private final Duration every;
  private final Supplier<Optional<ScreenSize>> screen;
  private boolean ended;

  /**
   * A watch that has not begun.
   *
   * @param every pause between two listings
   * @param screen the size of the terminal, or nothing when the output is none
   */
  Watch(Desk desk, Duration every, Supplier<Optional<ScreenSize>> screen) {
    this.desk = desk;
    this.every = every;
    this.screen = screen;
  }

  /** Runs until it is interrupted, nobody reads any more, or the command turns out wrong. */
  int run(ToIntFunction<Desk> listing) {
    Optional<ScreenSize> size = screen.get();
    if (size.isEmpty()) {
      return repeat(() -> plain(listing));
    }
    Thread leaving = new Thread(this::leave);
    Runtime.getRuntime().addShutdownHook(leaving);
    desk.print(ENTER);
    try {
      return repeat(() -> redraw(listing));
    } finally {
      leave();
      Runtime.getRuntime().removeShutdownHook(leaving);
    }
  }

  private int repeat(Supplier<Integer> once) {
    while (true) {
      int status = once.get();
      if (status == ExitStatus.WRONG_COMMAND || desk.terminal().isReaderGone()) {
        return status;
      }
      try {
        Thread.sleep(every);
      } catch (InterruptedException enough) {
        return ExitStatus.DONE;
      }
    }
  }

  private int plain(ToIntFunction<Desk> listing) {
    int status = listing.applyAsInt(desk);
    desk.print("\n");
    return status;
  }

  private int redraw(ToIntFunction<Desk> listing) {
    ScreenSize size = screen.get().orElse(new ScreenSize(1, 1));
    Frame frame = new Frame(Math.max(1, size.rows() - 1));
    Frame remarks = new Frame(Math.max(1, size.rows() - 1));
    int status = listing.applyAsInt(desk.with(new Terminal(frame, remarks)));
    if (status == ExitStatus.WRONG_COMMAND) {
      leave();
      remarks.shown(Integer.MAX_VALUE).forEach(desk.terminal()::complain);
      return status;
    }
    List<String> lines = new ArrayList<>(frame.shown(size.columns()));
    lines.addAll(remarks.shown(size.columns()));
    StringBuilder text = new StringBuilder(TOP);
    lines.stream()
        .limit(Math.max(1, size.rows() - 1))
        .forEach(line -> text.append(line).append(REST_OF_LINE + "\r\n"));
    draw(text.append(REST_OF_SCREEN).toString());
    return status;
  }

  private synchronized void draw(String text) {
    if (!ended) {
      desk.print(text);
    }
  }

  /** Gives the terminal back; at most once. */
  private synchronized void leave() {
    if (!ended) {
      ended = true;
      desk.print(LEAVE);
    }
  }
}
