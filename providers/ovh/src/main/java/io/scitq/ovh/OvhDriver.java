package io.scitq.ovh;

import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.FetchProblem;
import io.scitq.spi.FetchReport;
import io.scitq.spi.InspectOutcome;
import io.scitq.spi.Instance;
import io.scitq.spi.InstanceDriver;
import io.scitq.spi.InstanceRef;
import io.scitq.spi.InstanceStatus;
import io.scitq.spi.LaunchOutcome;
import io.scitq.spi.LaunchRequest;
import io.scitq.spi.ServerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes, finds and deletes instances. OVH has no tags and no idempotency key: the name carries both
 * the owner and the identity, so every launch looks for its name first.
 */
final class OvhDriver implements InstanceDriver {
  private final OvhApi api;
  private final Launch launch;
  private final List<String> regions;
  private final String ownerMark;
  private final InstantSource clock;
  private final NameLocks names = new NameLocks();

  OvhDriver(
      OvhApi api, VendorIds ids, OvhSettings settings, ServerId serverId, InstantSource clock) {
    this.api = api;
    launch = new Launch(api, ids);
    regions = settings.regions();
    ownerMark = "-" + serverId + "-";
    this.clock = clock;
  }

  @Override
  public LaunchOutcome launch(LaunchRequest request) {
    return names.alone(request.name(), () -> launch.start(request));
  }

  @Override
  public InspectOutcome inspect(InstanceRef instance) {
    return switch (find(instance)) {
      case Reply.Refused<List<InstanceRow>>(ApiError error) -> OvhErrorTable.inspect(error);
      case Reply.Ok<List<InstanceRow>>(List<InstanceRow> rows) when rows.isEmpty() ->
          new InspectOutcome.Absent();
      case Reply.Ok<List<InstanceRow>>(List<InstanceRow> rows) ->
          new InspectOutcome.Found(InstanceMapping.instance(instance.name(), SameName.best(rows)));
    };
  }

  @Override
  public FetchReport<Instance> list() {
    Instant observedAt = clock.instant();
    List<Instance> ours = new ArrayList<>();
    List<FetchProblem> problems = new ArrayList<>();
    Set<String> complete = new HashSet<>();
    List<Reply<List<InstanceRow>>> answers = InRegions.ask(regions, api::instances);
    for (int i = 0; i < regions.size(); i++) {
      switch (answers.get(i)) {
        case Reply.Refused<List<InstanceRow>>(ApiError error) ->
            problems.add(OvhErrorTable.problem(regions.get(i), error));
        case Reply.Ok<List<InstanceRow>>(List<InstanceRow> rows) -> {
          complete.add(regions.get(i));
          rows.stream().flatMap(row -> ours(row).stream()).forEach(ours::add);
        }
      }
    }
    return new FetchReport<>(ours, complete, problems, observedAt);
  }

  @Override
  public DeleteOutcome delete(InstanceRef instance) {
    return switch (find(instance)) {
      case Reply.Refused<List<InstanceRow>>(ApiError error) -> OvhErrorTable.delete(error);
      case Reply.Ok<List<InstanceRow>>(List<InstanceRow> rows) -> deleteAll(rows);
    };
  }

  /** All that bear the name go: a launch that was made twice by accident leaves nothing behind. */
  private DeleteOutcome deleteAll(List<InstanceRow> rows) {
    DeleteOutcome outcome = new DeleteOutcome.Gone();
    for (InstanceRow row : rows) {
      DeleteOutcome one = deleteOne(row);
      if (!(one instanceof DeleteOutcome.Gone || one instanceof DeleteOutcome.Deleting)) {
        return one;
      }
      outcome = one instanceof DeleteOutcome.Deleting ? one : outcome;
    }
    return outcome;
  }

  /** Taken is not gone: only a later look that finds nothing says so. */
  private DeleteOutcome deleteOne(InstanceRow row) {
    if (InstanceMapping.status(row.status()) == InstanceStatus.DELETING) {
      return new DeleteOutcome.Deleting();
    }
    return switch (api.delete(row.id())) {
      case Reply.Ok<Boolean> taken -> new DeleteOutcome.Deleting();
      case Reply.Refused<Boolean>(ApiError error) -> OvhErrorTable.delete(error);
    };
  }

  /** The instance by its id where we know it, else all that bear the name in the region. */
  private Reply<List<InstanceRow>> find(InstanceRef instance) {
    Reply<List<InstanceRow>> found =
        instance
            .vendorId()
            .map(id -> api.instance(id).map(List::of))
            .orElseGet(() ->
                api.instances(instance.region())
                    .map(rows -> SameName.among(rows, instance.name())));
    return found.map(rows -> rows.stream().filter(row -> !InstanceMapping.isGone(row)).toList());
  }

  /** A name that carries our mark but no shape of ours was made by a person. */
  private Optional<Instance> ours(InstanceRow row) {
    boolean marked = row.name().contains(ownerMark) && !InstanceMapping.isGone(row);
    return marked
        ? SameName.parse(row.name()).map(name -> InstanceMapping.instance(name, row))
        : Optional.empty();
  }
}
