package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import net.minidev.ovh.core.ApiOvhConfigStatic;
import net.minidev.ovh.core.ApiOvhCore;
import net.minidev.ovh.core.OvhErrorMessage;
import net.minidev.ovh.core.OvhException;
import net.minidev.ovh.core.OvhServiceException;

/**
 * Reads through the vendor's community SDK. It takes error bodies of any status for data and throws
 * NullPointerException on empty ones, so everything that comes out of it is checked: see
 * daemon/docs/adr/0001.
 */
final class SdkReads implements AutoCloseable {
  private final OvhSettings settings;
  private final Bounded bounded;
  private volatile ApiOvhCore core;

  SdkReads(OvhSettings settings) {
    this.settings = settings;
    core = newCore(settings);
    bounded = new Bounded(settings.timeout());
  }

  private static ApiOvhCore newCore(OvhSettings settings) {
    Credentials keys = settings.credentials();
    return new ApiOvhCore(
        new ApiOvhConfigStatic(
            settings.endpoint().toString(), keys.application(), keys.secret(), keys.consumer()));
  }

  /**
   * Reads a document that is JSON; its shape is still to be checked. The SDK reads OVH's clock once
   * and for ever, so a refused signature starts it anew.
   */
  Reply<JsonNode> get(String path) {
    Reply<JsonNode> first = bounded.call(() -> ask(core, path));
    if (first instanceof Reply.Refused<JsonNode>(ApiError error)
        && OvhErrorTable.isSignatureFault(error)) {
      core = newCore(settings);
      return bounded.call(() -> ask(core, path));
    }
    return first;
  }

  private static Reply<JsonNode> ask(ApiOvhCore core, String path) {
    try {
      return believe(core.exec(path, "GET", path, null, true));
    } catch (OvhException e) {
      return Reply.refused(answered(e.getOvhError()));
    } catch (OvhServiceException e) {
      return Reply.refused(answered("", e.message, OptionalInt.empty()));
    } catch (ConnectException | UnknownHostException e) {
      return Reply.refused(new ApiError.NotSent("unreachable", "cannot connect: " + e));
    } catch (IOException e) {
      return Reply.refused(new ApiError.Lost("connection", "the connection broke: " + e));
    } catch (NullPointerException e) {
      return Reply.badAnswer("the answer was empty or had another status than 200");
    }
  }

  private static Reply<JsonNode> believe(String body) {
    Optional<JsonNode> node = Json.parse(body);
    if (node.isEmpty()) {
      return Reply.badAnswer("the answer is not JSON");
    }
    Optional<ApiError.Answered> error = ErrorBody.of(node.get());
    return error.isPresent() && OvhErrorTable.isSignatureFault(error.get())
        ? Reply.refused(error.get())
        : new Reply.Ok<>(node.get());
  }

  private static ApiError answered(OvhErrorMessage error) {
    return answered(
        Optional.ofNullable(error.errorCode).orElse(""),
        Optional.ofNullable(error.message).orElse("no text"),
        Optional.ofNullable(error.httpCode).map(ErrorBody::status).orElse(OptionalInt.empty()));
  }

  private static ApiError answered(String code, String text, OptionalInt status) {
    return new ApiError.Answered(status, code.isEmpty() ? "refused" : code, text, Optional.empty());
  }

  @Override
  public void close() {
    bounded.close();
  }
}
