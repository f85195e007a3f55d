package io.scitq.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LessonsTest {
  private static final Path TOP = Path.of("../..");
  private static final int LESSONS = 41;
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|[^|]+\\|(.+)\\|");
  private static final Pattern NAME = Pattern.compile("`(\\w+)(?:#(\\w+))?`");

  @Test
  void everyLessonHasTestsThatExist() throws IOException {
    Map<String, String> tests = tests();
    List<Integer> numbers = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String line : Files.readAllLines(TOP.resolve("daemon/docs/LESSONS.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        numbers.add(Integer.parseInt(row.group(1)));
        List<String> names = NAME.matcher(row.group(2)).results().map(r -> r.group()).toList();
        assertThat(names).as(line).isNotEmpty();
        names.stream().filter(name -> !exists(tests, name)).forEach(missing::add);
      }
    }
    assertThat(missing).isEmpty();
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, LESSONS).boxed().toList());
  }

  private static boolean exists(Map<String, String> tests, String quoted) {
    Matcher name = NAME.matcher(quoted);
    if (!name.matches()) {
      return false;
    }
    Optional<String> text = Optional.ofNullable(tests.get(name.group(1)));
    return text.filter(all -> name.group(2) == null || all.contains(" " + name.group(2) + "("))
        .isPresent();
  }

  /** Source text of all test classes by simple name, which two modules may share. */
  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new TreeMap<>();
    for (String part : List.of("providers", "daemon", "cli")) {
      try (Stream<Path> files = Files.walk(TOP.resolve(part))) {
        files
            .filter(file -> file.toString().matches(".*/src/test/java/.*(Test|IT)\\.java"))
            .forEach(file -> tests.merge(simpleName(file), read(file), String::concat));
      }
    }
    return tests;
  }

  private static String simpleName(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException error) {
      throw new UncheckedIOException("cannot read " + file, error);
    }
  }
}
