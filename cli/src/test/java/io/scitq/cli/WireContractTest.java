package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.scitq.api.BanKey;
import io.scitq.api.BanSpec;
import io.scitq.api.BatchCommand;
import io.scitq.api.BatchQuery;
import io.scitq.api.BusAddress;
import io.scitq.api.ConfigQuery;
import io.scitq.api.DeploySpec;
import io.scitq.api.ExecutionQuery;
import io.scitq.api.FlavorQuery;
import io.scitq.api.JobKey;
import io.scitq.api.JobQuery;
import io.scitq.api.OutputQuery;
import io.scitq.api.QuotaQuery;
import io.scitq.api.RecruiterChange;
import io.scitq.api.RecruiterKey;
import io.scitq.api.RecruiterQuery;
import io.scitq.api.RecruiterSpec;
import io.scitq.api.StartupQuery;
import io.scitq.api.StatisticsQuery;
import io.scitq.api.StrayCommand;
import io.scitq.api.StrayQuery;
import io.scitq.api.TaskChange;
import io.scitq.api.TaskKey;
import io.scitq.api.TaskQuery;
import io.scitq.api.UnavailabilityKey;
import io.scitq.api.UnavailabilityQuery;
import io.scitq.api.UpdaterCommand;
import io.scitq.api.WorkerChange;
import io.scitq.api.WorkerKey;
import io.scitq.api.WorkerQuery;
import io.scitq.cli.verb.Opt;
import io.scitq.cli.verb.Options;
import io.scitq.cli.verb.Question;
import io.scitq.cli.verb.Request;
import io.scitq.cli.verb.Verb;
import io.scitq.cli.verb.WhenEmpty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fields that options fill are exactly those of the wire contract's requests. */
class WireContractTest {
  private static final Map<String, Class<? extends Record>> REQUESTS =
      Map.ofEntries(
          Map.entry(BusAddress.FLAVOR_LIST, FlavorQuery.class),
          Map.entry(BusAddress.FLAVOR_EXPLAIN, FlavorQuery.class),
          Map.entry(BusAddress.RECRUITER_LIST, RecruiterQuery.class),
          Map.entry(BusAddress.RECRUITER_CREATE, RecruiterSpec.class),
          Map.entry(BusAddress.RECRUITER_UPDATE, RecruiterChange.class),
          Map.entry(BusAddress.RECRUITER_DELETE, RecruiterKey.class),
          Map.entry(BusAddress.RECRUITER_PLAN, RecruiterQuery.class),
          Map.entry(BusAddress.WORKER_LIST, WorkerQuery.class),
          Map.entry(BusAddress.WORKER_DEPLOY, DeploySpec.class),
          Map.entry(BusAddress.WORKER_UPDATE, WorkerChange.class),
          Map.entry(BusAddress.WORKER_DELETE, WorkerKey.class),
          Map.entry(BusAddress.UPDATER_RUN, UpdaterCommand.class),
          Map.entry(BusAddress.TASK_RELAUNCH, TaskKey.class),
          Map.entry(BusAddress.TASK_UPDATE, TaskChange.class),
          Map.entry(BusAddress.TASK_DELETE, TaskKey.class),
          Map.entry(BusAddress.BATCH_LIST, BatchQuery.class),
          Map.entry(BusAddress.BATCH_STOP, BatchCommand.class),
          Map.entry(BusAddress.BATCH_GO, BatchCommand.class),
          Map.entry(BusAddress.JOB_CANCEL, JobKey.class),
          Map.entry(BusAddress.STARTUP_LIST, StartupQuery.class),
          Map.entry(BusAddress.STARTUP_CLEAR, StartupQuery.class),
          Map.entry(BusAddress.STRAY_LIST, StrayQuery.class),
          Map.entry(BusAddress.STRAY_DELETE, StrayQuery.class),
          Map.entry(BusAddress.STRAY_ADOPT, StrayCommand.class),
          Map.entry(BusAddress.BATCH_COST, BatchQuery.class),
          Map.entry(BusAddress.FLAVOR_BAN, BanSpec.class),
          Map.entry(BusAddress.FLAVOR_ALLOW, BanKey.class),
          Map.entry(BusAddress.FLAVOR_BANS, BanKey.class),
          Map.entry(BusAddress.FLAVOR_STATS, StatisticsQuery.class),
          Map.entry(BusAddress.QUOTA_LIST, QuotaQuery.class),
          Map.entry(BusAddress.UNAVAILABILITY_LIST, UnavailabilityQuery.class),
          Map.entry(BusAddress.UNAVAILABILITY_CLEAR, UnavailabilityKey.class));

  /** Verbs of which each option is a field, and each field an option. */
  static Stream<Question> questions() {
    return Objects.all().stream()
        .flatMap(group -> group.verbs().stream())
        .filter(Question.class::isInstance)
        .map(Question.class::cast)
        .filter(verb -> REQUESTS.containsKey(address(verb)));
  }

  private static String address(Question verb) {
    return verb.address(new Options(Map.of()));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void optionsFillEveryFieldOfTheRequestAndNoOther(Question verb) {
    assertThat(fields(verb)).isEqualTo(Set.copyOf(components(REQUESTS.get(address(verb)))));
  }

  /** The others: a status has nothing to force, a page's limits are not the caller's. */
  @ParameterizedTest
  @MethodSource("partialVerbs")
  void optionsFillOnlyFieldsOfTheRequest(
      String object, String name, Class<? extends Record> request, Set<String> others) {
    Verb verb =
        Objects.all().stream()
            .filter(group -> group.name().equals(object))
            .flatMap(group -> group.verbs().stream())
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    Set<String> expected = new HashSet<>(components(request));
    assertThat(expected).containsAll(others);
    expected.removeAll(others);

    assertThat(fields(verb)).isEqualTo(expected);
  }

  static Stream<Arguments> partialVerbs() {
    return Stream.of(
        arguments("updater", "status", UpdaterCommand.class, Set.of("force")),
        arguments("batch", "delete", BatchCommand.class, Set.of("signal")),
        arguments("job", "list", JobQuery.class, Set.of("job_id")),
        arguments("job", "show", JobQuery.class, Set.of("status", "limit")),
        arguments("task", "list", TaskQuery.class, Set.of("after", "limit")),
        arguments(
            "execution",
            "list",
            ExecutionQuery.class,
            Set.of("execution_id", "latest", "before", "limit", "trunc")),
        arguments(
            "execution",
            "output",
            ExecutionQuery.class,
            Set.of("batch", "latest", "before", "limit", "trunc")),
        arguments(
            "task",
            "output",
            OutputQuery.class,
            Set.of("execution_id", "output_position", "error_position", "limit")),
        arguments("config", "rclone", ConfigQuery.class, Set.of()),
        arguments("ansible", "inventory", ConfigQuery.class, Set.of()));
  }

  private static Set<String> fields(Verb verb) {
    Set<String> fields =
        verb.options().stream()
            .map(Opt::field)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    if (verb.options().stream().anyMatch(opt -> opt.whenEmpty() == WhenEmpty.CLEARS)) {
      fields.add(Request.CLEAR);
    }
    return fields;
  }

  private static List<String> components(Class<? extends Record> request) {
    return Arrays.stream(request.getRecordComponents())
        .map(RecordComponent::getName)
        .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
        .toList();
  }
}
