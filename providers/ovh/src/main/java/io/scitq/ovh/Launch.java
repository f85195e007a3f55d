package io.scitq.ovh;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.LaunchOutcome;
import io.scitq.spi.LaunchRequest;
import io.scitq.spi.Purchase;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One launch: look for the name, make the instance, and look again when the answer was lost. It
 * never asks twice to make one, except with another image after OVH said that the first is gone.
 */
final class Launch {
  private static final Logger log = LoggerFactory.getLogger(Launch.class);

  private final OvhApi api;
  private final VendorIds ids;

  Launch(OvhApi api, VendorIds ids) {
    this.api = api;
    this.ids = ids;
  }

  LaunchOutcome start(LaunchRequest request) {
    if (request.purchase() == Purchase.SPOT) {
      return new LaunchFailure.Unsupported("no-spot", "OVH sells no spot instances");
    }
    return switch (find(request)) {
      case Reply.Refused<Optional<InstanceRow>>(ApiError error) -> OvhErrorTable.launch(error);
      case Reply.Ok<Optional<InstanceRow>>(Optional<InstanceRow> row) when row.isPresent() ->
          adopted(request, row.get());
      case Reply.Ok<Optional<InstanceRow>> none -> make(request);
    };
  }

  private LaunchOutcome make(LaunchRequest request) {
    return switch (body(request)) {
      case Reply.Refused<ObjectNode>(ApiError error) -> OvhErrorTable.beforeLaunch(error);
      case Reply.Ok<ObjectNode>(ObjectNode body) -> outcome(request, create(request, body));
    };
  }

  private Reply<InstanceRow> create(LaunchRequest request, ObjectNode body) {
    Reply<InstanceRow> first = api.create(body);
    if (!isImageMissing(first)) {
      return first;
    }
    String region = request.offering().region();
    ids.forgetImages(region);
    log.atInfo().addKeyValue("region", region).log("OVH replaced the image, looking it up again");
    return body(request).then(api::create);
  }

  private LaunchOutcome outcome(LaunchRequest request, Reply<InstanceRow> reply) {
    return switch (reply) {
      case Reply.Ok<InstanceRow>(InstanceRow row) when isAsked(request, row) ->
          new LaunchOutcome.Accepted(InstanceMapping.instance(request.name(), row), false);
      case Reply.Ok<InstanceRow>(InstanceRow row) ->
          lookAgain(
              request,
              new LaunchFailure.Indeterminate(
                  "bad-answer", "OVH answered with another instance: " + row.name()));
      case Reply.Refused<InstanceRow>(ApiError error) -> refused(request, error);
    };
  }

  private LaunchOutcome refused(LaunchRequest request, ApiError error) {
    LaunchFailure failure = OvhErrorTable.launch(error);
    if (failure instanceof LaunchFailure.Failed) {
      ids.forgetFlavors(request.offering().region());
    }
    return failure instanceof LaunchFailure.Indeterminate ? lookAgain(request, failure) : failure;
  }

  /** Only finding it is news: that it is not listed yet does not say that it will not be. */
  private LaunchOutcome lookAgain(LaunchRequest request, LaunchFailure failure) {
    return find(request) instanceof Reply.Ok<Optional<InstanceRow>>(Optional<InstanceRow> row)
            && row.isPresent()
        ? adopted(request, row.get())
        : failure;
  }

  private static LaunchOutcome adopted(LaunchRequest request, InstanceRow row) {
    return new LaunchOutcome.Accepted(InstanceMapping.instance(request.name(), row), true);
  }

  private Reply<Optional<InstanceRow>> find(LaunchRequest request) {
    return api.instances(request.offering().region())
        .map(rows -> SameName.among(rows, request.name()))
        .map(Launch::best);
  }

  private static Optional<InstanceRow> best(List<InstanceRow> rows) {
    return rows.isEmpty() ? Optional.empty() : Optional.of(SameName.best(rows));
  }

  private Reply<ObjectNode> body(LaunchRequest request) {
    String region = request.offering().region();
    return ids.flavor(region, request.offering().flavor().name())
        .then(flavor ->
            ids.image(region, request.flavor().tags().has('M'))
                .then(image -> ids.sshKey(region).map(key -> body(request, flavor, image, key))));
  }

  private static ObjectNode body(
      LaunchRequest request, String flavorId, String imageId, Optional<String> sshKeyId) {
    ObjectNode body =
        Json.MAPPER
            .createObjectNode()
            .put("name", request.name().value())
            .put("region", request.offering().region())
            .put("flavorId", flavorId)
            .put("imageId", imageId)
            .put("userData", request.userData())
            .put("monthlyBilling", false);
    sshKeyId.ifPresent(id -> body.put("sshKeyId", id));
    return body;
  }

  private static boolean isAsked(LaunchRequest request, InstanceRow row) {
    return row.name().equals(request.name().value())
        && row.region().equals(request.offering().region());
  }

  private static boolean isImageMissing(Reply<InstanceRow> reply) {
    return reply instanceof Reply.Refused<InstanceRow>(ApiError error)
        && OvhErrorTable.meaning(error) == Meaning.IMAGE_MISSING;
  }
}
