package io.scitq.azure;

/**
 * The answer to one call.
 *
 * @param <T> what was asked for
 */
sealed interface AzureAnswer<T> {
  /** It came. */
  record Got<T>(T value) implements AzureAnswer<T> {}

  /** It did not come. */
  record Refused<T>(AzureError error) implements AzureAnswer<T> {}
}
