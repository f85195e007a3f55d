package io.scitq.sim.ovh;

import io.scitq.sim.catalog.Json;
import io.scitq.sim.http.SimResponse;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The words of OVH's errors. The API has two shapes of error bodies and clients meet both, so they
 * take turns.
 */
final class OvhErrors {
  private final AtomicInteger turn = new AtomicInteger();

  SimResponse notLoggedIn() {
    return modern(401, "Client::Unauthorized", "You must login first");
  }

  SimResponse invalidKey() {
    return either(403, "Client::Forbidden", "INVALID_KEY", "This application key is invalid");
  }

  SimResponse invalidCredential() {
    return either(403, "Client::Forbidden", "INVALID_CREDENTIAL", "This credential is not valid");
  }

  SimResponse notCredential() {
    return either(403, "Client::Forbidden", "NOT_CREDENTIAL", "This credential does not exist");
  }

  SimResponse invalidSignature() {
    return either(403, "Client::Forbidden", "INVALID_SIGNATURE", "Invalid signature");
  }

  SimResponse outOfTime() {
    return either(400, "Client::BadRequest", "QUERY_TIME_OUT", "Query out of time");
  }

  SimResponse notFound(String what) {
    return either(404, "Client::NotFound", "NOT_FOUND", what + " not found");
  }

  SimResponse badRequest(String message) {
    return either(400, "Client::BadRequest", "BAD_REQUEST", message);
  }

  /** Nova's text is passed through. */
  SimResponse overQuota(String what, long asked, long used, long limit) {
    String message =
        "Quota exceeded for %s: Requested %d, but already used %d of %d %s"
            .formatted(what, asked, used, limit, what);
    return either(403, "Client::Forbidden", "QUOTA_EXCEEDED", message);
  }

  SimResponse tooManyRequests() {
    return either(429, "Client::TooManyRequests", "TOO_MANY_REQUESTS", "Too Many Requests");
  }

  /** Gateways answer in HTML, the service itself in JSON. */
  SimResponse broken(int status) {
    return status == 500
        ? either(500, "Server::InternalServerError", "INTERNAL_ERROR", "Internal server error")
        : SimResponse.html(status, status + " Service Temporarily Unavailable");
  }

  private SimResponse either(int status, String modernClass, String legacyCode, String message) {
    return turn.getAndIncrement() % 2 == 0
        ? modern(status, modernClass, message)
        : legacy(status, legacyCode, message);
  }

  private static SimResponse modern(int status, String errorClass, String message) {
    return SimResponse.json(status, Json.texts("class", errorClass, "message", message));
  }

  private static SimResponse legacy(int status, String code, String message) {
    return SimResponse.json(
        status,
        Json.texts(
            "errorCode", code, "httpCode", status + " " + phrase(status), "message", message));
  }

  private static String phrase(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 429 -> "Too Many Requests";
      default -> "Internal Server Error";
    };
  }
}
