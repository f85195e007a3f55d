package io.scitq.server.bus;

import io.scitq.api.RecruiterKey;
import io.scitq.api.RecruiterQuery;
import io.scitq.server.operation.Operation;
import java.util.function.Function;

/** An operation that does what a test wants. */
public record ToyOperation(String address, Function<RecruiterKey, Object> work)
    implements Operation<RecruiterKey, Object> {
  /** One that answers with the batch it was asked about. */
  public static ToyOperation echo(String address) {
    return new ToyOperation(address, key -> new RecruiterQuery(key.batch()));
  }

  @Override
  public Class<RecruiterKey> requestType() {
    return RecruiterKey.class;
  }

  @Override
  public Object run(RecruiterKey request) {
    return work.apply(request);
  }
}
