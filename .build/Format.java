import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that every Java file below the given folders is formatted and short enough, or formats
 * them with {@code --fix}. Run by the build on the JDK of the toolchain; ends with status 1 and the
 * list of files when something is wrong.
 */
final class Format {
  /** A longer file wants to be two; see daemon/docs/STYLE.md. */
  private static final int MAX_LINES = 400;

  private Format() {}

  public static void main(String[] args) throws Exception {
    boolean fix = List.of(args).contains("--fix");
    List<String> wrong = new ArrayList<>();
    for (String arg : args) {
      if (!arg.startsWith("--")) {
        check(Path.of(arg), fix, wrong);
      }
    }
    wrong.forEach(System.err::println);
    if (!wrong.isEmpty()) {
      System.err.println("Format the files with: .build/format");
      System.exit(1);
    }
  }

  private static void check(Path root, boolean fix, List<String> wrong) throws Exception {
    Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    for (Path file : javaFiles(root)) {
      String text = Files.readString(file);
      String clean = ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE);
      clean = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(clean));
      if (!clean.equals(text)) {
        if (fix) {
          Files.writeString(file, clean);
        } else {
          wrong.add("not formatted: " + file);
        }
      }
      long lines = clean.lines().count();
      if (lines > MAX_LINES) {
        wrong.add("longer than " + MAX_LINES + " lines: " + file + " (" + lines + ")");
      }
    }
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> path.toString().endsWith(".java") && !path.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }
}
