package io.scitq.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why an instance could not be made. Each case has the vendor's code and text, for people; what
 * follows from it is decided elsewhere.
 */
public sealed interface LaunchFailure extends LaunchOutcome {
  /** The vendor's own code, or a word of the adapter's table. */
  String code();

  /** The vendor's text, shortened, without secrets. */
  String text();

  /** A stable word for metrics and tables. */
  String label();

  /** How far a lack of capacity reaches. */
  enum Scope {
    /** This flavor in this region. */
    OFFERING,
    /** This flavor and the larger ones of its family in this region. */
    FAMILY_AND_LARGER,
    /** The whole region. */
    REGION
  }

  /** The provider has no machine of this kind there now. */
  record NoCapacity(Scope scope, String code, String text) implements LaunchFailure {
    @Override
    public String label() {
      return "no_capacity";
    }
  }

  /**
   * A ceiling of the account was met.
   *
   * @param kind which one
   * @param limit the ceiling as the vendor's text says it
   * @param used the use as the vendor's text says it
   */
  record QuotaReached(
      QuotaKind kind, OptionalLong limit, OptionalLong used, String code, String text)
      implements LaunchFailure {
    @Override
    public String label() {
      return "quota_reached";
    }
  }

  /**
   * This flavor can never be made by us: unsupported image, confidential size, not spot-capable.
   */
  record Unsupported(String code, String text) implements LaunchFailure {
    @Override
    public String label() {
      return "unsupported";
    }
  }

  /** The credentials are wrong, expired or lack a right: nothing else will work either. */
  record AuthenticationFailed(String code, String text) implements LaunchFailure {
    @Override
    public String label() {
      return "authentication_failed";
    }
  }

  /**
   * The provider asks us to slow down.
   *
   * @param retryAfter how long it asks us to wait, when it says so
   */
  record Throttled(Optional<Duration> retryAfter, String code, String text)
      implements LaunchFailure {
    @Override
    public String label() {
      return "throttled";
    }
  }

  /**
   * No clear answer (timeout, broken connection, 5xx after sending): the instance may exist. Look
   * for it by its name before anything else is tried.
   */
  record Indeterminate(String code, String text) implements LaunchFailure {
    @Override
    public String label() {
      return "indeterminate";
    }
  }

  /** Refused with a code that is not in the adapter's table. Nothing was made. */
  record Failed(String code, String text) implements LaunchFailure {
    @Override
    public String label() {
      return "failed";
    }
  }
}
