package io.scitq.recruit;

import io.scitq.spi.OfferingId;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import io.scitq.task.TaskWeight;
import io.scitq.task.WorkerId;
import java.util.List;
import java.util.Map;

/** What a recruiter decides. Each decision carries its reasons; the first one is the main one. */
public sealed interface Decision {
  /** Who decides. */
  RecruiterId recruiter();

  /** Why, the main reason first, at least one. */
  List<Reason> reasons();

  /** Its kind in a word for tables and metrics: {@code recycle}, {@code launch} or {@code hold}. */
  default String kind() {
    return switch (this) {
      case Recycle recycle -> "recycle";
      case Launch launch -> "launch";
      case Hold hold -> "hold";
    };
  }

  /** How many workers it gives: none for a hold. */
  default int gives() {
    return switch (this) {
      case Recycle recycle -> 1;
      case Launch launch -> launch.count();
      case Hold hold -> 0;
    };
  }

  /**
   * Takes over an idle worker of another batch.
   *
   * @param recruiter who decides
   * @param worker the worker
   * @param workerName its name
   * @param fromBatch the batch it leaves
   * @param concurrency its new concurrency
   * @param prefetch its new prefetch
   * @param properties its new weights of earlier batches
   * @param reasons why
   */
  record Recycle(
      RecruiterId recruiter,
      WorkerId worker,
      String workerName,
      String fromBatch,
      int concurrency,
      int prefetch,
      Map<String, TaskWeight> properties,
      List<Reason> reasons)
      implements Decision {
    /** Copies the collections. */
    public Recycle {
      properties = Map.copyOf(properties);
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Launches new workers.
   *
   * @param recruiter who decides
   * @param offering what to buy
   * @param purchase how
   * @param price price of one per hour
   * @param count how many, at least 1
   * @param concurrency their concurrency
   * @param prefetch their prefetch
   * @param reasons why
   */
  record Launch(
      RecruiterId recruiter,
      OfferingId offering,
      Purchase purchase,
      Price price,
      int count,
      int concurrency,
      int prefetch,
      List<Reason> reasons)
      implements Decision {
    /** Checks the count and copies the list. */
    public Launch {
      if (count < 1) {
        throw new IllegalArgumentException("a launch needs a count of at least 1, got " + count);
      }
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Does nothing, or no more.
   *
   * @param recruiter who decides
   * @param missing workers that would still be needed, 0 when all is well
   * @param reasons why
   */
  record Hold(RecruiterId recruiter, int missing, List<Reason> reasons) implements Decision {
    /** Copies the list. */
    public Hold {
      reasons = List.copyOf(reasons);
    }
  }
}
