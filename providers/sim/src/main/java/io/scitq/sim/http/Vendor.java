package io.scitq.sim.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What makes a simulated server one of a vendor: its routes and the words of its errors. */
public interface Vendor {
  /** Name of the cloud, for counting and for faults. */
  String cloud();

  /** Its operations; the first that fits answers. */
  List<Route> routes();

  /** Checks credentials and the like before anything else; an answer here ends the request. */
  Optional<SimResponse> refuse(SimRequest request);

  /** The answer to a path that no route fits. */
  SimResponse unknownPath(String method, String path);

  /** The answer when the client asks too much; Retry-After is added by the server. */
  SimResponse tooManyRequests(SimRequest request, Duration retryAfter);

  /** The answer of a server that broke. */
  SimResponse broken(SimRequest request, int status);

  /** The answer to refused credentials. */
  SimResponse authenticationFailed(SimRequest request);

  /** Adds what every answer of the vendor has. */
  SimResponse decorate(SimRequest request, SimResponse response);
}
