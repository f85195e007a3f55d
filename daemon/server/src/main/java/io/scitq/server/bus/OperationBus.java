package io.scitq.server.bus;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.scitq.api.Problem;
import io.scitq.server.metrics.MeterNames;
import io.scitq.server.operation.Operation;
import io.scitq.server.operation.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The operations as consumers of the event bus. A request's body is JSON in a Buffer or a byte
 * array; the reply is JSON in a Buffer, or a failure whose code is the HTTP status and whose text
 * is a {@link Problem} as JSON.
 */
public final class OperationBus implements AutoCloseable {
  /** The clients' time-out of 150 s and some room, so that theirs ends first. */
  private static final Duration TIMEOUT = Duration.ofSeconds(160);

  private final EventBus bus;
  private final Wire wire;
  private final Failures failures;
  private final MeterRegistry meters;
  private final Workbench workbench;
  private final Map<String, Operation<?, ?>> operations = new TreeMap<>();
  private final List<MessageConsumer<?>> consumers = new ArrayList<>();
  private final DeliveryOptions delivery = new DeliveryOptions().setSendTimeout(TIMEOUT.toMillis());

  /**
   * A bus without operations.
   *
   * @param concurrency operations that run at once, about the number of database connections
   */
  public OperationBus(
      Vertx vertx, Wire wire, Failures failures, MeterRegistry meters, int concurrency) {
    this.bus = vertx.eventBus();
    this.wire = wire;
    this.failures = failures;
    this.meters = meters;
    this.workbench = new Workbench(concurrency);
    meters.gauge(MeterNames.OPERATIONS_ACTIVE, workbench, Workbench::active);
  }

  /** Registers operations; their addresses must differ. Called before requests come in. */
  public Future<Void> register(List<? extends Operation<?, ?>> added) {
    List<Future<Void>> ready = new ArrayList<>();
    for (Operation<?, ?> operation : added) {
      if (operations.putIfAbsent(operation.address(), operation) != null) {
        throw new IllegalArgumentException("two operations at " + operation.address());
      }
      MessageConsumer<Object> consumer =
          bus.consumer(operation.address(), message -> accept(operation, message));
      consumers.add(consumer);
      ready.add(consumer.completion());
    }
    return Future.all(ready).mapEmpty();
  }

  /** The public addresses, sorted. */
  public Set<String> addresses() {
    return Set.copyOf(operations.keySet());
  }

  /** True when there is such an operation. */
  public boolean knows(String address) {
    return operations.containsKey(address);
  }

  /** Bytes that a request to this operation may have at most. */
  public int maxBytes(String address) {
    Operation<?, ?> operation = operations.get(address);
    if (operation == null) {
      throw new IllegalArgumentException("no operation at " + address);
    }
    return operation.maxBytes();
  }

  /** Sends a request over the bus; fails with {@link ReplyException} only. */
  public Future<Buffer> request(String address, Buffer body) {
    return bus.<Buffer>request(address, body, delivery).map(Message::body);
  }

  /** The problem that a failed {@link #request} carries. */
  public Problem problem(String address, Throwable failure) {
    if (!(failure instanceof ReplyException reply)) {
      return failures.problem(address, failure);
    }
    return switch (reply.failureType()) {
      case RECIPIENT_FAILURE -> carried(address, reply);
      case TIMEOUT ->
          Problem.of(
              503, "timeout", "no answer within " + TIMEOUT.toSeconds() + " s, it may still come");
      case NO_HANDLERS, ERROR -> Problem.of(503, "stopping", "scitqd is stopping or starting");
    };
  }

  private Problem carried(String address, ReplyException reply) {
    try {
      return wire.problem(String.valueOf(reply.getMessage()));
    } catch (ProblemException e) { // a consumer of another kind failed without a problem
      return failures.problem(address, reply);
    }
  }

  private void accept(Operation<?, ?> operation, Message<Object> message) {
    Timer.Sample sample = Timer.start(meters);
    boolean taken = workbench.submit(() -> answer(operation, message, sample));
    if (!taken) {
      Problem busy = Problem.of(503, "busy", "too many requests at once, try again later");
      fail(message, busy);
      stop(sample, operation.address(), "busy");
    }
  }

  private void answer(Operation<?, ?> operation, Message<Object> message, Timer.Sample sample) {
    String address = operation.address();
    try {
      message.reply(Buffer.buffer(wire.encode(run(operation, bytes(message.body())))));
      stop(sample, address, "success");
    } catch (RuntimeException | Error e) { // top of the operation: nothing may leave no answer
      Problem problem = failures.problem(address, e);
      fail(message, problem);
      stop(sample, address, problem.status() < 500 ? "refused" : "failure");
    }
  }

  private <Q, R> R run(Operation<Q, R> operation, byte[] body) {
    return operation.run(wire.decode(body, operation.requestType()));
  }

  private void fail(Message<Object> message, Problem problem) {
    message.fail(problem.status(), wire.encodeText(problem));
  }

  private static byte[] bytes(Object body) {
    return switch (body) {
      case Buffer buffer -> buffer.getBytes();
      case byte[] bytes -> bytes;
      case null -> new byte[0];
      default ->
          throw new IllegalArgumentException(
              "a request on the bus must be a Buffer or bytes of JSON, got " + body.getClass());
    };
  }

  private void stop(Timer.Sample sample, String address, String outcome) {
    sample.stop(
        meters.timer(
            MeterNames.OPERATION, MeterNames.ADDRESS, address, MeterNames.OUTCOME, outcome));
  }

  /** Takes no further requests and lets those that run end, for some seconds. */
  @Override
  public void close() {
    consumers.forEach(MessageConsumer::unregister);
    workbench.close();
  }
}
