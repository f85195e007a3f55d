package io.scitq.cli.launch;

/** The manual page of {@code scitq-launch}, made from its options. */
public final class LaunchManPage {
  private LaunchManPage() {}

  /** In the man macros. */
  public static String text() {
    StringBuilder page = new StringBuilder(".TH SCITQ-LAUNCH 1 \"\" scitqd \"User Commands\"\n");
    page.append(".SH NAME\n").append(escaped("scitq-launch - queue one task"));
    page.append(".SH SYNOPSIS\n").append(escaped(LaunchUsage.SYNOPSIS));
    page.append(".SH DESCRIPTION\n");
    LaunchUsage.DESCRIPTION.forEach(text -> page.append(escaped(text)).append(".PP\n"));
    page.append(".SH OPTIONS\n");
    for (LaunchOption option : LaunchOption.values()) {
      page.append(".TP\n.B ").append(escaped(option.synopsis())).append(escaped(option.help()));
    }
    page.append(".SH EXAMPLES\n.nf\n");
    LaunchUsage.EXAMPLES.forEach(example -> page.append(escaped(example)));
    return page.append(".fi\n.SH \"SEE ALSO\"\n.BR scitq-manage (1)\n").toString();
  }

  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    return (safe.startsWith(".") || safe.startsWith("'") ? "\\&" : "") + safe + "\n";
  }
}
