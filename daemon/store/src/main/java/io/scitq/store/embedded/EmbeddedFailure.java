package io.scitq.store.embedded;

/**
 * The embedded PostgreSQL cannot be used. The message is one plain sentence or two that a person
 * can act on; the cause, where there is one, is for the log.
 */
public final class EmbeddedFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddedFailure(String sentence) {
    super(sentence);
  }

  EmbeddedFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
