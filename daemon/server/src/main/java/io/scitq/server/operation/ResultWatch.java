package io.scitq.server.operation;

/** Told when a result can be noted for reuse; its trouble never becomes the execution's. */
public interface ResultWatch {
  /** What the execution will run was copied to it; the worker waits. */
  void frozen(int execution);

  /** The execution has succeeded and its worker wants the result to be noted. */
  void succeeded(int execution);
}
