package io.scitq.sim.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.cloud.CreateOrder;
import io.scitq.sim.cloud.CreateResult;
import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.SimInstance;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import io.scitq.spi.QuotaKind;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Instances: create, list, get, delete. */
final class OvhInstances {
  private static final String NO_HOST =
      "No valid host was found. There are not enough hosts available.";

  private final OvhWorld world;
  private final OvhImages images;
  private final OvhKeys keys;
  private final OvhInstanceJson json;
  private final Map<UUID, OvhInstanceFacts> facts = new ConcurrentHashMap<>();

  OvhInstances(OvhWorld world, OvhImages images, OvhKeys keys) {
    this.world = world;
    this.images = images;
    this.keys = keys;
    this.json = new OvhInstanceJson(images, keys);
  }

  SimResponse create(SimRequest request) {
    JsonNode body = request.json();
    Optional<String> mistake = mistake(body);
    if (mistake.isPresent()) {
      return world.errors().badRequest(mistake.get());
    }
    ObjectNode flavor = world.flavorsById().get(body.path("flavorId").asText());
    if (flavor == null) {
      return world.errors().notFound("Flavor");
    }
    OvhInstanceFacts wanted = OvhInstanceFacts.of(body, flavor);
    CreateOrder order =
        CreateOrder.onDemand(
            body.path("name").asText(),
            body.path("region").asText(),
            flavor.path("name").asText(),
            body.path("userData").asText(""));
    return order(request, order, wanted);
  }

  private Optional<String> mistake(JsonNode body) {
    for (String field : new String[] {"name", "flavorId", "region"}) {
      if (body.path(field).asText("").isBlank()) {
        return Optional.of("Missing parameter(s): " + field);
      }
    }
    String region = body.path("region").asText();
    if (!world.data().regions().containsKey(region)) {
      return Optional.of("Region " + region + " not found");
    }
    ObjectNode flavor = world.flavorsById().get(body.path("flavorId").asText());
    if (flavor != null && !flavor.path("region").asText().equals(region)) {
      return Optional.of("invalid: Flavor cannot be used in region " + region);
    }
    if (!body.path("imageId").isTextual()) {
      return Optional.of("Missing parameter(s): imageId");
    }
    Optional<ObjectNode> image = images.find(body.path("imageId").asText());
    boolean fits =
        image.isPresent()
            && image.get().path("region").asText().equals(region)
            && (flavor == null || flavor.path("osType").equals(image.get().path("type")));
    if (!fits) {
      return Optional.of("invalid: Image cannot be used with the chosen flavor");
    }
    String key = body.path("sshKeyId").asText("");
    return key.isEmpty() || keys.find(key).isPresent()
        ? Optional.empty()
        : Optional.of("invalid: SSH key not found");
  }

  /** A lack of room shows after the answer: the instance is made and then breaks. */
  private SimResponse order(SimRequest request, CreateOrder plain, OvhInstanceFacts wanted) {
    if (request.suffers(Fault.QuotaReached.class)) {
      return world.errors().overQuota("cores", wanted.vcpus(), 0, 0);
    }
    CreateOrder order =
        request
            .fault(Fault.AnswerLost.class)
            .map(lost -> plain.hiddenFor(lost.visibleAfter()))
            .orElse(plain);
    boolean doomed =
        request.suffers(Fault.NoCapacity.class) || request.suffers(Fault.FailsLate.class);
    CreateResult result = world.cloud().create(doomed ? order.failingWith(NO_HOST) : order);
    if (result instanceof CreateResult.NoRoom) {
      result = world.cloud().create(order.failingWith(NO_HOST));
    }
    return switch (result) {
      case CreateResult.Created created -> accepted(created.instance(), wanted);
      case CreateResult.NotSold no -> world.errors().notFound("Flavor");
      case CreateResult.NoRoom no -> world.errors().broken(500);
      case CreateResult.OverQuota over ->
          world
              .errors()
              .overQuota(
                  over.kind() == QuotaKind.CORES ? "cores" : "instances",
                  over.asked(),
                  over.used(),
                  over.limit());
    };
  }

  private SimResponse accepted(SimInstance instance, OvhInstanceFacts wanted) {
    facts.put(instance.id(), wanted);
    return SimResponse.ok(json.flat(instance, wanted));
  }

  SimResponse list(SimRequest request) {
    Optional<String> unknown = world.unknownRegion(request);
    if (unknown.isPresent()) {
      return world.errors().badRequest("Region " + unknown.get() + " not found");
    }
    ArrayNode list = Json.array();
    for (SimInstance instance : world.cloud().instances()) {
      if (request.parameter("region").filter(name -> !name.equals(instance.region())).isEmpty()) {
        known(instance).ifPresent(known -> list.add(json.flat(instance, known)));
      }
    }
    return SimResponse.ok(list);
  }

  SimResponse get(SimRequest request) {
    Optional<SimInstance> found = find(request);
    return found
        .flatMap(
            instance -> known(instance).map(known -> SimResponse.ok(json.nested(instance, known))))
        .orElseGet(() -> world.errors().notFound("Instance"));
  }

  /** Machines made by a test directly have no facts of a request; they are not shown. */
  private Optional<OvhInstanceFacts> known(SimInstance instance) {
    return Optional.ofNullable(facts.get(instance.id()));
  }

  SimResponse delete(SimRequest request) {
    Optional<SimInstance> found = find(request);
    if (found.isEmpty() || !world.cloud().delete(found.get().id())) {
      return world.errors().notFound("Instance");
    }
    return SimResponse.empty(200);
  }

  private Optional<SimInstance> find(SimRequest request) {
    try {
      return world.cloud().find(UUID.fromString(request.part("instance")));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
