package io.scitq.cli.desk;

/** How a process ends. */
public final class ExitStatus {
  /** What was asked is done. */
  public static final int DONE = 0;

  /** It is not done, and said so. */
  public static final int NOT_DONE = 1;

  /** The command line is wrong: nothing was tried. */
  public static final int WRONG_COMMAND = 2;

  private ExitStatus() {}
}
