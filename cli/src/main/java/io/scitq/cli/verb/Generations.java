package io.scitq.cli.verb;

import io.scitq.cli.bus.Reply;
import io.scitq.cli.desk.Desk;
import io.scitq.cli.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds of each task the execution that came so many before its newest one. */
final class Generations {
  private final Wanted wanted;
  private final Paging.Reader page;
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<Json.Fields> kept = new ArrayList<>();
  private long found;

  private Generations(Wanted wanted, Paging.Reader page) {
    this.wanted = wanted;
    this.page = page;
  }

  /**
   * What is looked for.
   *
   * @param back 0 for the newest execution of each task
   * @param limit executions at most
   */
  record Wanted(int back, long limit) {}

  /** Reads all executions that the body selects and hands on those that are wanted. */
  static Optional<Reply.Miss> read(Desk desk, Json.Fields body, Wanted wanted, Paging.Reader page) {
    Generations generations = new Generations(wanted, page);
    Optional<Reply.Miss> miss =
        Paging.EXECUTIONS.read(desk, body, Long.MAX_VALUE, generations::take);
    if (miss.isEmpty()) {
      generations.handOn();
    }
    return miss;
  }

  private boolean take(List<Json.Fields> views) {
    for (Json.Fields view : views) {
      int newer = seen.merge(view.text("task_id"), 1, Integer::sum) - 1;
      if (newer == wanted.back() && found < wanted.limit()) {
        found++;
        kept.add(view);
      }
      if (kept.size() == ExecutionTexts.PAGE && !handOn()) {
        return false;
      }
    }
    return found < wanted.limit();
  }

  private boolean handOn() {
    boolean wantsMore = page.take(List.copyOf(kept));
    kept.clear();
    return wantsMore;
  }
}
