package io.scitq.server.http.rest;

import io.scitq.server.http.RouteGroup;
import io.scitq.store.PrintedStore;
import io.scitq.store.PrintedStream;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Appends to outputs that are longer than a body in memory should be: what a program prints in some
 * seconds may be a hundred megabytes, and a worker that is refused loses its execution. They go
 * through a file. Short ones are left to the usual route.
 */
final class LongAppends implements RouteGroup {
  /** Shorter bodies are read into memory. */
  private static final int SHORT_BYTES = 1 << 20;

  /** A text of the largest size that is kept, should every second character be escaped. */
  private static final long MAX_BYTES = 2L * PrintedStore.MAX_BYTES;

  /** Clients give up after 30 s and send again; what comes later would be stored twice. */
  private static final Duration BOUND = Duration.ofSeconds(30);

  /** Files at once; whoever comes then waits and sends again. */
  private static final int MOST = 8;

  private final RestSetup setup;
  private final PrintedStore printed;
  private final AtomicInteger spools = new AtomicInteger();

  LongAppends(RestSetup setup, PrintedStore printed) {
    this.setup = setup;
    this.printed = printed;
  }

  @Override
  public void mount(Router router) {
    for (PrintedStream stream : PrintedStream.values()) {
      router
          .putWithRegex("^/executions/(?<id>[^/]+)/" + stream.column() + "$")
          .handler(context -> accept(context, stream));
    }
  }

  private void accept(RoutingContext context, PrintedStream stream) {
    HttpServerRequest request = context.request();
    long announced = announced(request);
    if (announced <= SHORT_BYTES || !RestDoor.isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      context.next();
      return;
    }
    if (announced > MAX_BYTES) {
      refuse(context, tooLarge());
    } else if (spools.incrementAndGet() > MOST) {
      spools.decrementAndGet();
      RestDoor.disconnect(context); // Python clients wait and send again
    } else {
      spool(context, stream);
    }
  }

  private void spool(RoutingContext context, PrintedStream stream) {
    RestRequest request = new RestRequest(context.pathParams(), new byte[0], "");
    Context loop = Vertx.currentContext();
    Spool.of(context.vertx(), context.request(), MAX_BYTES, BOUND)
        .onSuccess(file -> store(context, loop, new Append(request, stream, file)))
        .onFailure(failure -> {
          spools.decrementAndGet();
          failed(context, failure);
        });
  }

  private record Append(RestRequest request, PrintedStream stream, Path file) {}

  private void store(RoutingContext context, Context loop, Append append) {
    try {
      setup
          .work()
          .execute(() -> {
            RestDoor.Answer answer = RestDoor.answer(context, () -> append(append));
            spools.decrementAndGet();
            loop.runOnContext(_ -> answer.act().run());
          });
    } catch (RejectedExecutionException e) {
      new SpooledText(append.file()).close();
      spools.decrementAndGet();
      RestDoor.disconnect(context); // stopping: the client asks again
    }
  }

  private RestReply append(Append append) {
    try (SpooledText text = new SpooledText(append.file())) {
      printed.append(append.request().id("id", "Execution"), append.stream(), text);
      return RestReply.result("Ok");
    }
  }

  private static void failed(RoutingContext context, Throwable failure) {
    if (!(failure instanceof Spool.SpoolException known)) {
      context.fail(500, failure);
      return;
    }
    switch (known.refusal()) {
      case TOO_LARGE -> refuse(context, tooLarge());
      case LATE -> refuse(context, RestReply.failure(408, "The body did not arrive in time."));
      case BROKEN -> RestDoor.disconnect(context);
    }
  }

  /** The rest of the body is not read. */
  private static void refuse(RoutingContext context, RestReply reply) {
    context.response().putHeader(HttpHeaders.CONNECTION, "close");
    RestDoor.send(context, reply);
  }

  private static RestReply tooLarge() {
    return RestReply.failure(413, "The body is larger than " + MAX_BYTES + " bytes.");
  }

  /** Bytes that are announced; a body in chunks may be of any length. */
  private static long announced(HttpServerRequest request) {
    if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      return SHORT_BYTES + 1L;
    }
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length.strip());
  }
}
