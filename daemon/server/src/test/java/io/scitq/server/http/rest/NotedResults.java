package io.scitq.server.http.rest;

import io.scitq.server.operation.ResultWatch;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it is told. */
final class NotedResults implements ResultWatch {
  final List<Integer> frozen = new CopyOnWriteArrayList<>();
  final List<Integer> succeeded = new CopyOnWriteArrayList<>();

  @Override
  public void frozen(int execution) {
    frozen.add(execution);
  }

  @Override
  public void succeeded(int execution) {
    succeeded.add(execution);
  }
}
