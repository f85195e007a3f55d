package io.scitq.sim.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A list of a vendor's rows, each made when it is asked for; the order never changes. */
public interface WireRows {
  /** Number of rows. */
  int size();

  /** A fresh copy of a row, which the caller may change. */
  ObjectNode row(int index);
}
