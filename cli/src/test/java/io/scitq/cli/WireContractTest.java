package io.scitq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.api.BusAddress;
import io.scitq.api.DeploySpec;
import io.scitq.api.FlavorQuery;
import io.scitq.api.RecruiterKey;
import io.scitq.api.RecruiterQuery;
import io.scitq.api.RecruiterSpec;
import io.scitq.api.UpdaterCommand;
import io.scitq.api.WorkerChange;
import io.scitq.api.WorkerKey;
import io.scitq.api.WorkerQuery;
import io.scitq.cli.verb.ObjectGroup;
import io.scitq.cli.verb.Opt;
import io.scitq.cli.verb.Options;
import io.scitq.cli.verb.Verb;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fields that options fill are exactly those of the wire contract's requests. */
class WireContractTest {
  private static final Map<String, Class<? extends Record>> REQUESTS =
      Map.ofEntries(
          Map.entry(BusAddress.FLAVOR_LIST, FlavorQuery.class),
          Map.entry(BusAddress.FLAVOR_EXPLAIN, FlavorQuery.class),
          Map.entry(BusAddress.RECRUITER_LIST, RecruiterQuery.class),
          Map.entry(BusAddress.RECRUITER_CREATE, RecruiterSpec.class),
          Map.entry(BusAddress.RECRUITER_UPDATE, RecruiterSpec.class),
          Map.entry(BusAddress.RECRUITER_DELETE, RecruiterKey.class),
          Map.entry(BusAddress.RECRUITER_PLAN, RecruiterQuery.class),
          Map.entry(BusAddress.WORKER_LIST, WorkerQuery.class),
          Map.entry(BusAddress.WORKER_DEPLOY, DeploySpec.class),
          Map.entry(BusAddress.WORKER_UPDATE, WorkerChange.class),
          Map.entry(BusAddress.WORKER_DELETE, WorkerKey.class),
          Map.entry(BusAddress.UPDATER_RUN, UpdaterCommand.class));

  static Stream<Verb> verbs() {
    return ObjectGroup.all().stream().flatMap(group -> group.verbs().stream());
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void optionsFillEveryFieldOfTheRequestAndNoOther(Verb verb) {
    String address = verb.address(new Options(Map.of()));
    Set<String> fields =
        verb.options().stream()
            .map(Opt::field)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());

    // a status has nothing to force, otherwise the two requests are one
    Set<String> expected =
        address.equals(BusAddress.UPDATER_STATUS)
            ? Set.of("provider")
            : Set.copyOf(components(REQUESTS.get(address)));

    assertThat(fields).isEqualTo(expected);
  }

  private static List<String> components(Class<? extends Record> request) {
    return Arrays.stream(request.getRecordComponents())
        .map(RecordComponent::getName)
        .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
        .toList();
  }
}
