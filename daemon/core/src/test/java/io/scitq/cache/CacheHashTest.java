package io.scitq.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected digests are those of the texts in the comments, made with md5sum. */
class CacheHashTest {
  private static final Map<String, Listing> PLACES =
      Map.of(
          "file:///in",
              files(
                  new ListedFile("b/y.txt", Optional.of("bb")),
                  new ListedFile("a.txt", Optional.of("aa"))),
          "azure://ref/db.tgz", files(new ListedFile("db.tgz", Optional.empty())),
          "https://host/x", new Listing.Raw(),
          "file:///empty", files());

  @Test
  void hashesTheTextOf13() {
    Work work =
        work(
            "sh -c 'echo hi'",
            "ubuntu",
            "",
            "file:///in https://host/x",
            "azure://ref/db.tgz|untar");
    assertThat(hash(work))
        .contains(
            CacheHash.md5(
                "command:sh -c 'echo hi'\ncontainer:ubuntu\ncontainer_options:\n"
                    + "input:a.txt:aa,b/y.txt:bb,https://host/x\n"
                    + "resource:db.tgz:None|untar"));
  }

  @Test
  void digestsAsMd5sumDoes() {
    // printf 'command:true\ncontainer:None\ncontainer_options:\n' | md5sum
    assertThat(hash(work("true", null, "", "", ""))).contains("81e705cd57b3fd8dd4e028d8d8df2c69");
    // printf 'output:a.txt:aa,b/y.txt:bb' | md5sum
    assertThat(CacheHash.output("b/y.txt a.txt", (Listing.Files) PLACES.get("file:///in")))
        .isEqualTo("bb4d93780079cb7d1330f791e8de1a73");
    // printf 'command:é\ncontainer:None\ncontainer_options:None\n' | md5sum
    assertThat(hash(work("é", null, null, null, null)))
        .contains("48834441b6b06d044a1830c856b7da08");
  }

  @Test
  void noneAndEmptyAreTheSameInputButNotTheSameOptions() {
    assertThat(hash(work("c", null, "", null, null))).isEqualTo(hash(work("c", null, "", "", "")));
    assertThat(hash(work("c", null, "", null, null)))
        .isNotEqualTo(hash(work("c", null, null, null, null)));
    assertThat(hash(work("c", "", "", null, null)))
        .isNotEqualTo(hash(work("c", null, "", null, null)));
  }

  @Test
  void anEmptyFolderIsAnInput() {
    assertThat(hash(work("c", null, "", "file:///empty", null)))
        .contains(CacheHash.md5("command:c\ncontainer:None\ncontainer_options:\ninput:\n"));
  }

  @Test
  void knowsNothingWhenAPlaceCannotBeListed() {
    assertThat(hash(work("c", null, "", "file:///in azure://away/x", ""))).isEmpty();
    assertThat(hash(work("c", null, "", "", "azure://away/x"))).isEmpty();
  }

  @Test
  void outputCountsOnlyWhatIsThereAndWasMade() {
    Listing.Files found =
        new Listing.Files(
            List.of(
                new ListedFile("z", Optional.of("2")),
                new ListedFile("other", Optional.of("3")),
                new ListedFile("a", Optional.of("1"))));
    assertThat(CacheHash.output("z a gone", found)).isEqualTo(CacheHash.md5("output:a:1,z:2"));
    assertThat(CacheHash.output("", found)).isEqualTo(CacheHash.md5("output:"));
  }

  @Test
  void sortsByCodePointAsPythonDoes() {
    assertThat(CacheHash.names("\uD83D\uDE00 \uFF5E a"))
        .containsExactly("a", "\uFF5E", "\uD83D\uDE00");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://a/b/x.txt, %/x.txt",
    "s3://a/x s3://b/y, %/x %/y",
    "file:///in/, %/",
    "'', ''",
    "s3://a/x_1%|untar, %/x\\_1\\%|untar",
    "s3://a/b\\c, %/b\\\\c",
    "plain, %/plain",
  })
  void comparesTheNamesAtTheEnd(String uris, String pattern) {
    assertThat(NamePattern.of(uris)).isEqualTo(pattern);
  }

  @Test
  void splitsTheActionOffOnce() {
    assertThat(work("c", null, null, "s3://a|untar|x  s3://b", null).inputs())
        .containsExactly(
            new ResourceUri("s3://a", Optional.of("untar|x")),
            new ResourceUri("s3://b", Optional.empty()));
  }

  private static Optional<String> hash(Work work) {
    return CacheHash.input(
        work, uri -> PLACES.getOrDefault(uri, new Listing.Unavailable("no such place")));
  }

  private static Listing.Files files(ListedFile... files) {
    return new Listing.Files(List.of(files));
  }

  private static Work work(
      String command, String container, String options, String input, String resource) {
    return new Work(
        command,
        Optional.ofNullable(container),
        Optional.ofNullable(options),
        Optional.ofNullable(input),
        Optional.ofNullable(resource));
  }
}
