package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * Rows by id, a page at a time. The first page is read at once.
 *
 * @param <R> a row
 */
final class RowPages<R> implements Iterator<List<JsonNode>> {
  private final int size;
  private final IntFunction<List<R>> read;
  private final ToIntFunction<R> id;
  private final Function<R, JsonNode> view;
  private List<R> next;

  /**
   * Pages of rows.
   *
   * @param size rows of a full page
   * @param read gives the page of the rows whose ids are above one
   * @param id of a row
   * @param view of a row
   */
  RowPages(int size, IntFunction<List<R>> read, ToIntFunction<R> id, Function<R, JsonNode> view) {
    this.size = size;
    this.read = read;
    this.id = id;
    this.view = view;
    next = read.apply(0);
  }

  @Override
  public boolean hasNext() {
    return !next.isEmpty();
  }

  @Override
  public List<JsonNode> next() {
    if (next.isEmpty()) {
      throw new NoSuchElementException();
    }
    List<JsonNode> rows = next.stream().map(view).toList();
    boolean last = next.size() < size;
    next = last ? List.of() : read.apply(id.applyAsInt(next.getLast()));
    return rows;
  }
}
