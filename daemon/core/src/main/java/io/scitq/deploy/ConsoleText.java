package io.scitq.deploy;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes what a machine printed fit to be kept and shown: no control sequences, and nothing that
 * looks like a secret. Rather too much is taken out than too little.
 */
public final class ConsoleText {
  /** In place of what was taken out. */
  public static final String REMOVED = "[removed]";

  /** Shorter values are no secrets worth the name, and would take out half the text. */
  private static final int SHORTEST_SECRET = 6;

  /** {@code ESC [ 0 ; 32 m}, and {@code ESC ] title BEL}. */
  private static final Pattern ESCAPES =
      Pattern.compile(
          "\\u001B(?:\\[[0-?]{0,64}[ -/]{0,8}[@-~]|\\][^\\u0007\\u001B\\n]{0,512}\\u0007?|.)?");

  private static final Pattern LINE_ENDS = Pattern.compile("\\r+\\n?|\\n\\r+");

  /** All that a terminal obeys or that turns the order of signs, but line ends and tabs. */
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

  private static final Pattern KEY =
      Pattern.compile(
          "(?s)-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----"
              + ".*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|\\z)");

  private static final Pattern KEY_END = Pattern.compile("-----END [A-Z ]{0,40}PRIVATE KEY-----");

  private static final String NAMES =
      "pass(?:word|wd|phrase)?|secret|token|credential|authorization|signature"
          + "|(?:api|access|account|private|storage)[_-]?key|shared[_-]?access";

  /**
   * {@code some_password: "x"}, {@code key = x}, {@code Authorization: Bearer x}, {@code ?sig=x}.
   */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?i)((?:(?:%s)[\\w.-]{0,40}[\"']?[ \\t]{0,8}[:=]|\\bkey[ \\t]{0,8}=|[?&]sig=)[ \\t]{0,8})"
                  .formatted(NAMES)
              + "(?:\"[^\"\\n]*+\"?|'[^'\\n]*+'?|(?:Bearer|Basic)[ \\t]+\\S++|[^\\s&]++)");

  private static final Pattern IN_ADDRESS = Pattern.compile("://[^/\\s@]{1,256}@");

  /** Tokens, cloud keys, password hashes, storage keys. */
  private static final Pattern SHAPES =
      Pattern.compile(
          "(?i:\\b(?:bearer|basic)[ \\t]+[\\w.~+/=-]{16,})"
              + "|eyJ[\\w-]{10,}\\.[\\w-]{4,}(?:\\.[\\w-]*)?"
              + "|\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"
              + "|\\$(?:1|2[aby]|5|6|y|argon2id?)\\$[./\\w$=,-]{16,}"
              + "|[A-Za-z0-9+/]{86}==");

  private ConsoleText() {}

  /**
   * The end of the text, cleaned.
   *
   * @param text as it was printed, from the start of a line on
   * @param secrets what the machine was given in confidence
   * @param limit the most signs that are kept, whole lines
   */
  public static String cleaned(String text, Collection<String> secrets, int limit) {
    String plain = LINE_ENDS.matcher(ESCAPES.matcher(text).replaceAll("")).replaceAll("\n");
    plain = CONTROLS.matcher(plain).replaceAll("");
    // a long one may hold a short one
    for (String secret :
        secrets.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList()) {
      plain = secret.length() < SHORTEST_SECRET ? plain : plain.replace(secret, REMOVED);
    }
    plain = withoutHalfKey(KEY.matcher(plain).replaceAll(REMOVED));
    plain = ASSIGNED.matcher(plain).replaceAll("$1" + REMOVED);
    plain = IN_ADDRESS.matcher(plain).replaceAll("://" + REMOVED + "@");
    return lastLines(SHAPES.matcher(plain).replaceAll(REMOVED).strip(), limit);
  }

  /** An end that is still there belongs to a key whose beginning was cut off. */
  private static String withoutHalfKey(String text) {
    Matcher end = KEY_END.matcher(text);
    return end.find() ? REMOVED + text.substring(end.end()) : text;
  }

  private static String lastLines(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    String end = text.substring(text.length() - limit);
    return end.substring(end.indexOf('\n') + 1);
  }
}
