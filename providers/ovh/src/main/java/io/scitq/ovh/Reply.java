package io.scitq.ovh;

import java.util.function.Function;

/** What became of a call: a value, or why there is none. */
sealed interface Reply<T> {
  /** The value, already checked for its shape. */
  record Ok<T>(T value) implements Reply<T> {}

  /** No value. */
  record Refused<T>(ApiError error) implements Reply<T> {}

  /** A reply that is an error. */
  static <T> Reply<T> refused(ApiError error) {
    return new Refused<>(error);
  }

  /** An answer that is not what was asked for. */
  static <T> Reply<T> badAnswer(String why) {
    return new Refused<>(new ApiError.Lost("bad-answer", why));
  }

  /** Goes on with the value, or keeps the error. */
  default <R> Reply<R> then(Function<T, Reply<R>> next) {
    return switch (this) {
      case Ok<T>(T value) -> next.apply(value);
      case Refused<T>(ApiError error) -> new Refused<>(error);
    };
  }

  /** Translates the value, or keeps the error. */
  default <R> Reply<R> map(Function<T, R> translation) {
    return then(value -> new Ok<>(translation.apply(value)));
  }
}
