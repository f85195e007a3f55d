package io.scitq.samples;

import io.scitq.recruit.WorkerFact;
import io.scitq.spi.Offering;
import io.scitq.spi.OfferingId;
import io.scitq.task.TaskWeight;
import io.scitq.task.WorkerId;
import io.scitq.task.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A worker to start from; each method changes one thing. */
public record Workers(
    int id,
    String batch,
    WorkerStatus status,
    int concurrency,
    boolean permanent,
    Optional<OfferingId> offering,
    double active,
    int held,
    Map<String, TaskWeight> properties,
    Set<String> running,
    Optional<Instant> contact,
    Instant created,
    Optional<Instant> deadline,
    boolean leaving) {
  /** The present of all tests that use these. */
  public static final Instant NOW = Instant.parse("2026-11-20T10:30:00Z");

  /** A running worker of ours, made an hour ago, heard of just now, idle since. */
  public static Workers running(int id, String batch, Offering offering) {
    return new Workers(
        id,
        batch,
        WorkerStatus.RUNNING,
        2,
        false,
        Optional.of(offering.id()),
        0,
        0,
        Map.of(),
        Set.of(),
        Optional.of(NOW),
        NOW.minus(Duration.ofHours(1)),
        Optional.empty(),
        false);
  }

  /** A worker that is being launched and has ten more minutes to register. */
  public static Workers launching(int id, String batch, Offering offering) {
    return new Workers(
        id,
        batch,
        WorkerStatus.OFFLINE,
        2,
        false,
        Optional.of(offering.id()),
        0,
        0,
        Map.of(),
        Set.of(),
        Optional.empty(),
        NOW.minus(Duration.ofMinutes(1)),
        Optional.of(NOW.plus(Duration.ofMinutes(10))),
        false);
  }

  public Workers status(WorkerStatus is) {
    return new Workers(
        id,
        batch,
        is,
        concurrency,
        permanent,
        offering,
        active,
        held,
        properties,
        running,
        contact,
        created,
        deadline,
        leaving);
  }

  public Workers concurrency(int slots) {
    return new Workers(
        id,
        batch,
        status,
        slots,
        permanent,
        offering,
        active,
        held,
        properties,
        running,
        contact,
        created,
        deadline,
        leaving);
  }

  public Workers permanent(boolean is) {
    return new Workers(
        id,
        batch,
        status,
        concurrency,
        is,
        offering,
        active,
        held,
        properties,
        running,
        contact,
        created,
        deadline,
        leaving);
  }

  public Workers somewhere() {
    return new Workers(
        id,
        batch,
        status,
        concurrency,
        permanent,
        Optional.empty(),
        active,
        held,
        properties,
        running,
        contact,
        created,
        deadline,
        leaving);
  }

  public Workers busy(double weight, int executions, String... batches) {
    return new Workers(
        id,
        batch,
        status,
        concurrency,
        permanent,
        offering,
        weight,
        executions,
        properties,
        Set.of(batches),
        contact,
        created,
        deadline,
        leaving);
  }

  public Workers properties(Map<String, TaskWeight> weights) {
    return new Workers(
        id,
        batch,
        status,
        concurrency,
        permanent,
        offering,
        active,
        held,
        weights,
        running,
        contact,
        created,
        deadline,
        leaving);
  }

  public Workers heard(Duration ago) {
    return new Workers(
        id,
        batch,
        status,
        concurrency,
        permanent,
        offering,
        active,
        held,
        properties,
        running,
        Optional.of(NOW.minus(ago)),
        created,
        deadline,
        leaving);
  }

  public Workers neverHeard() {
    return new Workers(
        id,
        batch,
        status,
        concurrency,
        permanent,
        offering,
        active,
        held,
        properties,
        running,
        Optional.empty(),
        created,
        deadline,
        leaving);
  }

  public Workers deadline(Instant at) {
    return new Workers(
        id,
        batch,
        status,
        concurrency,
        permanent,
        offering,
        active,
        held,
        properties,
        running,
        contact,
        created,
        Optional.of(at),
        leaving);
  }

  public Workers leaves() {
    return new Workers(
        id,
        batch,
        status,
        concurrency,
        permanent,
        offering,
        active,
        held,
        properties,
        running,
        contact,
        created,
        deadline,
        true);
  }

  /** The worker. */
  public WorkerFact make() {
    return new WorkerFact(
        new WorkerId(id),
        "node" + id,
        batch,
        status,
        concurrency,
        0,
        permanent,
        offering,
        Optional.empty(),
        Optional.empty(),
        active,
        held,
        properties,
        running,
        contact,
        created,
        created,
        deadline,
        leaving);
  }
}
