package io.scitq.cache;

import java.util.Comparator;
import java.util.List;

/** What is found at a place. */
public sealed interface Listing {
  /**
   * Its files.
   *
   * @param files by name, so that the order in which they were found decides nothing
   */
  record Files(List<ListedFile> files) implements Listing {
    /** Sorts them. */
    public Files {
      files =
          files.stream().sorted(Comparator.comparing(ListedFile::name, CodePoints.ORDER)).toList();
    }
  }

  /** Places of this protocol cannot be listed, the address stands for the content. */
  record Raw() implements Listing {}

  /**
   * It could not be listed now: nothing is known, so nothing is reused.
   *
   * @param why for the log
   */
  record Unavailable(String why) implements Listing {}
}
