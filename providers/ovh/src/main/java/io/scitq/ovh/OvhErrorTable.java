package io.scitq.ovh;

import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.InspectOutcome;
import io.scitq.spi.LaunchFailure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The one table of OVH's errors. Codes and texts as seen in public clients and their issues (2023
 * to 2026-09); the body may be of any shape or absent, so status and text both count.
 */
final class OvhErrorTable {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int SERVICE_EXPIRED = 460;

  private static final List<String> AUTHENTICATION_CODES =
      List.of(
          "INVALID_SIGNATURE",
          "INVALID_KEY",
          "INVALID_CREDENTIAL",
          "NOT_CREDENTIAL",
          "NOT_GRANTED_CALL",
          "FORBIDDEN",
          "QUERY_TIME_OUT",
          "CLIENT::UNAUTHORIZED",
          "CLIENT::FORBIDDEN",
          "RESOURCEEXPIRED");

  private static final List<String> AUTHENTICATION_TEXTS =
      List.of(
          "invalid signature",
          "application key is invalid",
          "credential is not valid",
          "has not been granted",
          "user not granted",
          "you must login first",
          "query out of time",
          "service is expired");

  private static final List<String> CAPACITY_TEXTS =
      List.of(
          "no valid host",
          "out of stock",
          "not enough resource",
          "not enough capacity",
          "insufficient capacity",
          "no more capacity");

  private static final List<String> UNSUPPORTED_TEXTS =
      List.of(
          "image cannot be used with the chosen flavor",
          "disk is too small for",
          "memory is too small for",
          "not compatible with");

  private OvhErrorTable() {}

  /** A create that was refused or lost. */
  static LaunchFailure launch(ApiError error) {
    String code = error.code();
    String text = error.text();
    return switch (meaning(error)) {
      case AUTHENTICATION -> new LaunchFailure.AuthenticationFailed(code, text);
      case THROTTLED -> new LaunchFailure.Throttled(wait(error), code, text);
      case QUOTA -> QuotaText.read(code, text);
      case CAPACITY -> noCapacity(code, text);
      case UNSUPPORTED -> new LaunchFailure.Unsupported(code, text);
      case UNCLEAR -> new LaunchFailure.Indeterminate(code, text);
      case IMAGE_MISSING, ABSENT, REFUSED -> new LaunchFailure.Failed(code, text);
    };
  }

  /** A look-up that failed before the create was sent: whatever happened, nothing was made. */
  static LaunchFailure beforeLaunch(ApiError error) {
    LaunchFailure failure = launch(error);
    return failure instanceof LaunchFailure.Indeterminate
        ? new LaunchFailure.Failed(failure.code(), failure.text())
        : failure;
  }

  /**
   * An instance in status ERROR. The API does not tell why; it is the way OVH says "No valid host
   * was found", unless a text says something else.
   */
  static LaunchFailure errorInstance(Optional<String> fault) {
    String text =
        fault.orElse("the instance went to status ERROR, at OVH mostly for want of hosts");
    ApiError error = new ApiError.Answered(noStatus(), "ERROR", text, Optional.empty());
    return switch (meaning(error)) {
      case QUOTA -> QuotaText.read("ERROR", text);
      case UNSUPPORTED -> new LaunchFailure.Unsupported("ERROR", text);
      default -> noCapacity("ERROR", text);
    };
  }

  /** Hosts are divided among the sizes of a family: where one finds none, a larger one does not. */
  private static LaunchFailure noCapacity(String code, String text) {
    return new LaunchFailure.NoCapacity(LaunchFailure.Scope.FAMILY_AND_LARGER, code, text);
  }

  /** A deletion that was refused or lost. */
  static DeleteOutcome delete(ApiError error) {
    return switch (meaning(error)) {
      case ABSENT -> new DeleteOutcome.Gone();
      case AUTHENTICATION -> new DeleteOutcome.AuthenticationFailed(error.code(), error.text());
      case THROTTLED -> new DeleteOutcome.Throttled(wait(error));
      case QUOTA, CAPACITY, UNSUPPORTED, IMAGE_MISSING, REFUSED, UNCLEAR ->
          new DeleteOutcome.Failed(error.code(), error.text());
    };
  }

  /** A look at an instance that brought none. */
  static InspectOutcome inspect(ApiError error) {
    return meaning(error) == Meaning.ABSENT
        ? new InspectOutcome.Absent()
        : new InspectOutcome.Unanswered(error.code(), error.text());
  }

  /** A read that failed. */
  static FetchProblem problem(String scope, ApiError error) {
    String code =
        switch (meaning(error)) {
          case AUTHENTICATION -> "authentication";
          case THROTTLED -> "throttled";
          case QUOTA, CAPACITY, UNSUPPORTED, IMAGE_MISSING, ABSENT, REFUSED, UNCLEAR ->
              plainCode(error);
        };
    return new FetchProblem(scope, code, error.code() + ": " + error.text());
  }

  private static String plainCode(ApiError error) {
    return switch (error) {
      case ApiError.Answered answered when answered.status().isPresent() ->
          "http-" + answered.status().getAsInt();
      case ApiError.Answered statusHidden -> "refused";
      case ApiError.NotSent unsent -> unsent.code();
      case ApiError.Lost lost -> lost.code();
    };
  }

  /** Says whether OVH refused the signature or its time, so that its clock must be read again. */
  static boolean isSignatureFault(ApiError error) {
    String code = upper(error.code());
    String text = lower(error.text());
    return code.endsWith("INVALID_SIGNATURE")
        || code.endsWith("QUERY_TIME_OUT")
        || text.contains("invalid signature")
        || text.contains("query out of time");
  }

  static Meaning meaning(ApiError error) {
    return switch (error) {
      case ApiError.NotSent unsent -> Meaning.REFUSED;
      case ApiError.Lost lost -> Meaning.UNCLEAR;
      case ApiError.Answered answered -> meaning(answered);
    };
  }

  private static Meaning meaning(ApiError.Answered error) {
    if (isThrottled(error)) {
      return Meaning.THROTTLED;
    }
    return isUnclear(error) ? Meaning.UNCLEAR : clear(error);
  }

  private static boolean isUnclear(ApiError.Answered error) {
    int status = error.status().orElse(0);
    return status / 100 == 5
        || status == REQUEST_TIMEOUT
        || upper(error.code()).startsWith("SERVER::");
  }

  /** Quota comes before rights: OpenStack refuses it with 403. */
  private static Meaning clear(ApiError.Answered error) {
    String text = lower(error.text());
    if (text.contains("quota") || upper(error.code()).contains("QUOTA")) {
      return Meaning.QUOTA;
    }
    if (CAPACITY_TEXTS.stream().anyMatch(text::contains)) {
      return Meaning.CAPACITY;
    }
    if (UNSUPPORTED_TEXTS.stream().anyMatch(text::contains)) {
      return Meaning.UNSUPPORTED;
    }
    if (isAuthentication(error)) {
      return Meaning.AUTHENTICATION;
    }
    if (text.contains("image") && text.contains("not found")) {
      return Meaning.IMAGE_MISSING;
    }
    return isAbsence(error) ? Meaning.ABSENT : Meaning.REFUSED;
  }

  private static boolean isThrottled(ApiError.Answered error) {
    return error.is(429)
        || upper(error.code()).contains("TOOMANYREQUESTS")
        || lower(error.text()).contains("too many requests");
  }

  private static boolean isAuthentication(ApiError.Answered error) {
    String text = lower(error.text());
    return error.is(401)
        || error.is(403)
        || error.is(SERVICE_EXPIRED)
        || AUTHENTICATION_CODES.stream().anyMatch(upper(error.code())::startsWith)
        || AUTHENTICATION_TEXTS.stream().anyMatch(text::contains);
  }

  /**
   * A 404 that speaks of what was asked for. An unknown project is 404 too, and so is a proxy's
   * page: nothing follows from those.
   */
  private static boolean isAbsence(ApiError.Answered error) {
    String text = lower(error.text());
    return error.is(404)
        && !error.code().startsWith("http-")
        && !text.contains("project")
        && !text.contains("service");
  }

  private static Optional<Duration> wait(ApiError error) {
    return error instanceof ApiError.Answered answered ? answered.retryAfter() : Optional.empty();
  }

  private static OptionalInt noStatus() {
    return OptionalInt.empty();
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
