package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.spi.testkit.CloudFixture;
import io.scitq.spi.testkit.LaunchFault;
import io.scitq.spi.testkit.ReadFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** OVH's API over the recorded replies, with instances that boot at the next look. */
final class FakeOvh implements Function<TinyServer.Asked, TinyServer.Answer> {
  static final String PROJECT = "0123456789abcdef0123456789abcdef";
  static final Credentials KEYS = new Credentials("app", "secret", "consumer");
  static final long TIME = 1_700_000_000L;

  private static final long CLOCK_TOLERANCE = 60;
  private static final String BASE = "/1.0/cloud/project/" + PROJECT;
  private static final String NO_INSTANCE =
      "{\"class\":\"Client::NotFound\",\"message\":\"Instance not found\"}";

  private final List<ObjectNode> instances = new ArrayList<>();
  private Optional<LaunchFault> nextLaunch = Optional.empty();
  private Optional<ReadFault> reads = Optional.empty();
  private final Map<String, TinyServer.Answer> overrides = new HashMap<>();
  private long time = TIME;
  private boolean lockedOut;
  private int made;

  synchronized void breakNextLaunch(LaunchFault fault) {
    nextLaunch = Optional.of(fault);
    lockedOut = fault == LaunchFault.AUTHENTICATION;
  }

  /** Moves OVH's clock. */
  synchronized void setTime(long seconds) {
    time = seconds;
  }

  synchronized void breakReads(ReadFault fault) {
    reads = Optional.of(fault);
  }

  /** Answers so whenever a request of this method has this in its path and query. */
  synchronized void override(String method, String part, TinyServer.Answer answer) {
    overrides.put(method + " " + part, answer);
  }

  private Optional<TinyServer.Answer> override(TinyServer.Asked asked) {
    String call = asked.uri().getPath() + "?" + asked.uri().getQuery();
    return overrides.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(asked.method() + " "))
        .filter(entry -> call.contains(entry.getKey().substring(asked.method().length() + 1)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  synchronized void heal() {
    overrides.clear();
    nextLaunch = Optional.empty();
    reads = Optional.empty();
    lockedOut = false;
  }

  synchronized int alive(String name) {
    return (int) instances.stream().filter(each -> name.equals(each.path("name").asText())).count();
  }

  synchronized List<ObjectNode> instances() {
    return instances;
  }

  @Override
  public synchronized TinyServer.Answer apply(TinyServer.Asked asked) {
    if (asked.path().equals("/1.0/auth/time")) {
      return TinyServer.says(200, Long.toString(time));
    }
    boolean isPublic = asked.path().startsWith("/1.0/order");
    if (!isPublic && !isSigned(asked)) {
      return TinyServer.says(
          403, "{\"errorCode\":\"INVALID_SIGNATURE\",\"message\":\"Invalid signature\"}");
    }
    if (lockedOut && !isPublic) {
      return TinyServer.says(
          403,
          "{\"errorCode\":\"INVALID_CREDENTIAL\",\"httpCode\":\"403 Forbidden\","
              + "\"message\":\"This credential is not valid\"}");
    }
    return override(asked).orElseGet(() -> act(asked));
  }

  private TinyServer.Answer act(TinyServer.Asked asked) {
    return switch (asked.method()) {
      case "GET" -> reads.map(fault -> broken(fault)).orElseGet(() -> read(asked));
      case "POST" -> create(asked);
      default -> delete(asked.path().substring((BASE + "/instance/").length()));
    };
  }

  private boolean isSigned(TinyServer.Asked asked) {
    String stamp = "0" + asked.header("X-Ovh-Timestamp");
    String expected =
        Signature.sign(KEYS, asked.method(), asked.uri(), asked.body(), Long.parseLong(stamp));
    return expected.equals(asked.header("X-Ovh-Signature"))
        && Math.abs(Long.parseLong(stamp) - time) < CLOCK_TOLERANCE;
  }

  private static TinyServer.Answer broken(ReadFault fault) {
    return switch (fault) {
      case AUTHENTICATION ->
          TinyServer.says(
              403,
              "{\"class\":\"Client::Forbidden\",\"message\":\"This call has not been granted\"}");
      case SERVER_ERROR -> TinyServer.says(503, "");
      case MALFORMED -> TinyServer.says(200, "<html><body>Maintenance</body></html>");
      case TRUNCATED -> new TinyServer.Answer.Truncates("[{\"id\":\"x\",\"name\":\"y\"},{}]");
    };
  }

  private TinyServer.Answer read(TinyServer.Asked asked) {
    if (asked.path().startsWith("/1.0/order/catalog")) {
      return TinyServer.says(200, Recorded.text("catalog.FR.json"));
    }
    String path = asked.path().substring(BASE.length());
    String region = String.valueOf(asked.uri().getQuery()).replace("region=", "");
    if (path.startsWith("/instance/")) {
      return one(path.substring("/instance/".length()));
    }
    return switch (path) {
      case "/flavor" -> TinyServer.says(200, Recorded.text("flavor." + region + ".json"));
      case "/quota" -> TinyServer.says(200, Recorded.text("quota.json"));
      case "/image" -> TinyServer.says(200, Recorded.text("image.GRA11.json"));
      case "/sshkey" ->
          TinyServer.says(200, "[{\"id\":\"k1\",\"name\":\"lab\",\"publicKey\":\"\"}]");
      case "/instance" -> TinyServer.says(200, list(region));
      default -> TinyServer.says(200, Recorded.text("region." + path.substring(8) + ".json"));
    };
  }

  private String list(String region) {
    instances.removeIf(FakeOvh::isLeaving);
    instances.forEach(FakeOvh::goOn);
    return Json.MAPPER
        .createArrayNode()
        .addAll(
            instances.stream().filter(each -> region.equals(each.path("region").asText())).toList())
        .toString();
  }

  private TinyServer.Answer one(String id) {
    instances.removeIf(each -> isLeaving(each) && id.equals(each.path("id").asText()));
    instances.forEach(FakeOvh::goOn);
    return instances.stream()
        .filter(each -> id.equals(each.path("id").asText()))
        .findAny()
        .map(each -> TinyServer.says(200, each.toString()))
        .orElseGet(() -> TinyServer.says(404, NO_INSTANCE));
  }

  private static boolean isLeaving(ObjectNode instance) {
    return "DELETING".equals(instance.path("status").asText());
  }

  private static void goOn(ObjectNode instance) {
    if ("BUILD".equals(instance.path("status").asText())) {
      instance.put("status", instance.path("fate").asText());
      instance
          .withArray("ipAddresses")
          .addObject()
          .put("ip", "192.0.2.7")
          .put("version", 4)
          .put("type", "public");
    }
  }

  private TinyServer.Answer create(TinyServer.Asked asked) {
    Optional<LaunchFault> fault = nextLaunch;
    nextLaunch = Optional.empty();
    if (fault.isEmpty()) {
      return TinyServer.says(200, make(asked, "ACTIVE"));
    }
    return switch (fault.get()) {
      case CAPACITY -> TinyServer.says(200, make(asked, "ERROR"));
      case LATE_SUCCESS -> {
        make(asked, "ACTIVE");
        yield new TinyServer.Answer.HangsUp();
      }
      case QUOTA ->
          TinyServer.says(
              403,
              "{\"class\":\"Client::Forbidden\",\"message\":\"Quota exceeded for cores: Requested 8,"
                  + " but already used 30 of 34 cores\"}");
      case THROTTLED ->
          new TinyServer.Answer.Says(
              429, "", Map.of("Retry-After", Long.toString(CloudFixture.RETRY_AFTER.toSeconds())));
      case SERVER_ERROR -> TinyServer.says(500, "<html><body>oops</body></html>");
      case AUTHENTICATION -> throw new IllegalStateException("locked out before this");
    };
  }

  private String make(TinyServer.Asked asked, String fate) {
    JsonNode order = Json.parse(asked.body()).orElseThrow();
    made++;
    ObjectNode instance = (ObjectNode) Recorded.json("instance-get.json").deepCopy();
    instance
        .put("id", "i-" + made)
        .put("name", order.path("name").asText())
        .put("region", order.path("region").asText())
        .put("userData", order.path("userData").asText())
        .put("imageId", order.path("imageId").asText())
        .put("sshKeyId", order.path("sshKeyId").asText())
        .put("planCode", "b3-8.consumption")
        .put("status", "BUILD")
        .put("fate", fate);
    instance.remove("flavor");
    instance.putArray("ipAddresses");
    instances.add(instance);
    return instance.toString();
  }

  private TinyServer.Answer delete(String id) {
    Optional<ObjectNode> found =
        instances.stream().filter(each -> id.equals(each.path("id").asText())).findAny();
    found.ifPresent(instance -> instance.put("status", "DELETING"));
    return found.isPresent() ? TinyServer.says(200, "") : TinyServer.says(404, NO_INSTANCE);
  }
}
