package io.scitq.store;

/**
 * What of a plan was recorded; less than planned when the tables had moved on.
 *
 * @param launches launches recorded
 * @param recycles workers moved
 * @param refused requests of persons that were refused
 */
public record RecordedPlan(int launches, int recycles, int refused) {
  /** Nothing to record. */
  public static final RecordedPlan NOTHING = new RecordedPlan(0, 0, 0);
}
