package io.scitq.store;

/** The answer to the request to delete a worker. */
public enum DeletionAnswer {
  /** The row is gone; there was nothing to delete at a cloud. */
  REMOVED,
  /** Its instance will be deleted, then its row. */
  QUEUED,
  /** Somebody asked for it before; nothing new happens. */
  ALREADY_LEAVING,
  /** It has an instance that another scitq server made: only that one can delete it. */
  NOT_OURS,
  /** It was to be released because it is idle, and has got work meanwhile: nothing happens. */
  BUSY,
  /** There is no such worker. */
  UNKNOWN
}
