package io.scitq.local.agent;

/** Data could not be brought or taken away; the sentence is for the task's owner. */
final class StagingException extends Exception {
  private static final long serialVersionUID = 1L;

  StagingException(String sentence) {
    super(sentence);
  }

  StagingException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
