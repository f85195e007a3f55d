package io.scitq.cli.verb;

import io.scitq.cli.bus.Reply;
import io.scitq.cli.desk.Desk;
import io.scitq.cli.json.Json;
import java.util.Optional;

/** A listing that is read and printed page by page, so that its length costs no memory. */
interface PagedList extends Verb {
  /** How it is read. */
  Paging paging();

  /** What selects its rows. */
  default Json.Fields request(Call call) {
    return call.body();
  }

  /** Rows at most. */
  default long limit(Options given) {
    return Long.MAX_VALUE;
  }

  /** How it is printed. */
  RowStream rows(Desk desk, Options given);

  @Override
  default boolean isListing() {
    return true;
  }

  @Override
  default int run(Desk desk, Call call) {
    RowStream rows = rows(desk, call.given());
    Optional<Reply.Miss> miss = paging().read(desk, request(call), limit(call.given()), rows);
    // no lambdas: those of an interface are not in the AOT cache
    return miss.isPresent() ? desk.fail(miss.get(), false) : rows.end();
  }
}
