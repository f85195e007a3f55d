package io.scitq.cli.verb;

import io.scitq.api.BusAddress;
import io.scitq.cli.bus.Reply;
import io.scitq.cli.desk.Desk;
import io.scitq.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one execution printed, piece by piece and each stream on its own, so that an output of
 * any length costs no memory. The first answer fixes the execution: a task that is run again
 * meanwhile does not mix two outputs.
 */
final class OutputReader {
  /** Characters of a piece: some hundred requests for 100 MB, and a few MB of memory. */
  private static final int PIECE = 250_000;

  private final Desk desk;
  private Json.Fields key;
  private final Stream output = new Stream("output", "output_position", "next_output");
  private final Stream error = new Stream("error", "error_position", "next_error");
  private Reply.@Nullable Miss miss;
  private boolean answered;

  /**
   * A reader at the beginning.
   *
   * @param key the fields of the request that name the execution
   */
  OutputReader(Desk desk, Json.Fields key) {
    this.desk = desk;
    this.key = key;
  }

  /** Standard output or standard error. */
  Stream stream(boolean wantsError) {
    return wantsError ? error : output;
  }

  /** Why a piece could not be read; then its stream has ended. */
  Optional<Reply.Miss> failure() {
    return Optional.ofNullable(miss);
  }

  /** One of the two texts. */
  final class Stream {
    private final String field;
    private final String position;
    private final String next;
    private Json at = new Json.Numeral("1");
    private boolean ended;
    private boolean nothing = true;

    private Stream(String field, String position, String next) {
      this.field = field;
      this.position = position;
      this.next = next;
    }

    /** Whether nothing was ever printed, which is another thing than an empty text. */
    boolean isNothing() {
      return nothing;
    }

    /** True when there is nothing more of it, or nothing more can be read. */
    boolean isEnded() {
      return ended || miss != null;
    }

    /** The next piece with its answer; nothing at the end. */
    Optional<Json.Fields> answer() {
      if (isEnded()) {
        return Optional.empty();
      }
      Reply reply = desk.ask(BusAddress.EXECUTION_OUTPUT, request());
      if (reply instanceof Reply.Miss failed) {
        miss = failed;
        return Optional.empty();
      }
      Json.Fields answer = Views.view(((Reply.Success) reply).value());
      fix(answer);
      boolean absent = answer.get(field) instanceof Json.Null;
      nothing &= absent;
      at = answer.get(next);
      ended = absent || answer.text(field).isEmpty() || !answer.isTrue("more");
      return Optional.of(answer);
    }

    /** The next piece; nothing at the end. */
    Optional<String> piece() {
      return answer().map(answer -> answer.text(field));
    }

    private Json.Fields request() {
      Map<String, Json> request = new LinkedHashMap<>(key.fields());
      request.put("output_position", new Json.Numeral("0"));
      request.put("error_position", new Json.Numeral("0"));
      request.put(position, at);
      request.put("limit", new Json.Numeral(Integer.toString(PIECE)));
      return new Json.Fields(request);
    }
  }

  private void fix(Json.Fields answer) {
    if (!answered) {
      answered = true;
      key = new Json.Fields(Map.of("execution_id", answer.get("execution_id")));
    }
  }
}
