package io.scitq.store;

import io.scitq.recruit.RecruitPlan;
import io.scitq.recruit.RecruitPlan.Recruiting;
import io.scitq.recruit.RecruiterId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What the recruiters decided and why. A repeated decision is stored once. */
public final class DecisionLog {
  /** Older ones of a recruiter are dropped: figures that move every minute would fill the disk. */
  private static final int KEPT = 500;

  private static final String COLUMNS = "batch, rank, at, kind, count, reason, detail";

  private static final RowMapper<Map.Entry<RecruiterId, StoredDecision>> ROW =
      (rows, context) ->
          Map.entry(
              new RecruiterId(rows.getString("batch"), rows.getInt("rank")),
              new StoredDecision(
                  rows.getString("kind"),
                  rows.getInt("count"),
                  rows.getString("reason"),
                  rows.getString("detail"),
                  Utc.present(rows, "at")));

  private final Database database;

  /** Reads from this database. */
  public DecisionLog(Database database) {
    this.database = database;
  }

  /** The last decision of every recruiter that ever decided. */
  public Map<RecruiterId, StoredDecision> last() {
    return database.jdbi().withHandle(DecisionLog::last);
  }

  /** The decisions of one batch, or of all, the newest first. */
  public List<Map.Entry<RecruiterId, StoredDecision>> history(Optional<String> batch, int limit) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM scitqd.decision"
                        + " WHERE CAST(:batch AS text) IS NULL OR batch = :batch"
                        + " ORDER BY decision_id DESC LIMIT :limit")
                .bind("batch", batch.orElse(null))
                .bind("limit", limit)
                .map(ROW)
                .list());
  }

  private static Map<RecruiterId, StoredDecision> last(Handle handle) {
    Map<RecruiterId, StoredDecision> all = new LinkedHashMap<>();
    handle
        .select(
            "SELECT DISTINCT ON (batch, rank) "
                + COLUMNS
                + " FROM scitqd.decision ORDER BY batch, rank, decision_id DESC")
        .map(ROW)
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  static void record(Handle handle, RecruitPlan plan) {
    Map<RecruiterId, StoredDecision> known = last(handle);
    for (Recruiting recruiting : plan.recruitings()) {
      StoredDecision decision = DecisionText.of(recruiting, plan.at());
      StoredDecision before = known.get(recruiting.recruiter());
      if (before == null || !before.sameAs(decision)) {
        insert(handle, recruiting.recruiter(), decision);
      }
    }
  }

  private static void insert(Handle handle, RecruiterId id, StoredDecision decision) {
    handle
        .createUpdate(
            "INSERT INTO scitqd.decision ("
                + COLUMNS
                + ") VALUES (:batch, :rank, :at, :kind, :count, :reason, :detail)")
        .bind("batch", id.batch())
        .bind("rank", id.rank())
        .bind("at", Utc.zoned(decision.at()))
        .bind("kind", decision.kind())
        .bind("count", decision.count())
        .bind("reason", decision.reason())
        .bind("detail", decision.detail())
        .execute();
    handle.execute(
        "DELETE FROM scitqd.decision WHERE batch = ? AND rank = ? AND decision_id <= ("
            + "SELECT decision_id FROM scitqd.decision WHERE batch = ? AND rank = ?"
            + " ORDER BY decision_id DESC OFFSET ? LIMIT 1)",
        id.batch(),
        id.rank(),
        id.batch(),
        id.rank(),
        KEPT);
  }
}
