package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;

/**
 * A list as one JSON array, page by page: the next page is read when the client has taken the one
 * before, so that a list of any length needs the memory of two pages.
 *
 * @param pages rows, read when asked for
 */
record RowSource(Iterator<List<JsonNode>> pages) implements ChunkedBody.Source {
  @Override
  public void writeTo(ChunkedBody body) {
    String separator = "[";
    while (pages.hasNext()) {
      StringBuilder text = new StringBuilder();
      for (JsonNode row : pages.next()) {
        text.append(separator).append(row);
        separator = ",\n";
      }
      body.write(text.toString());
    }
    body.write(separator.equals("[") ? "[]" : "]");
  }
}
