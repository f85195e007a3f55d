package io.scitq.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.api.BanView;
import io.scitq.api.BatchView;
import io.scitq.api.CostView;
import io.scitq.api.ExecutionView;
import io.scitq.api.FlavorView;
import io.scitq.api.JobView;
import io.scitq.api.QuotaView;
import io.scitq.api.RecruiterView;
import io.scitq.api.TaskView;
import io.scitq.api.UnavailabilityView;
import io.scitq.api.WorkerView;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A column that no view has would be empty for ever. */
class ColumnNamesTest {

  @Test
  void columnsAreFieldsOfTheViews() {
    assertThat(fields(FlavorView.class)).containsAll(FlavorList.FIELDS);
    assertThat(fields(RecruiterView.class)).containsAll(RecruiterList.LONG_FIELDS);
    assertThat(fields(WorkerView.class))
        .containsAll(WorkerList.FIELDS)
        .containsAll(WorkerList.LONG_FIELDS);
    assertThat(fields(TaskView.class)).containsAll(TaskList.LONG_FIELDS);
    assertThat(fields(ExecutionView.class))
        .containsAll(ExecutionList.LONG_FIELDS)
        .containsAll(ExecutionOutput.FIELDS);
    assertThat(fields(BatchView.class)).containsAll(BatchList.LONG_FIELDS);
    assertThat(fields(BanView.class)).containsAll(FlavorBans.FIELDS);
    assertThat(fields(UnavailabilityView.class)).containsAll(UnavailabilityList.FIELDS);
    assertThat(fields(QuotaView.class))
        .containsAll(QuotaList.TITLES.subList(0, QuotaList.TITLES.size() - 1))
        .contains("age_seconds", "until", "said");
    assertThat(fields(CostView.Line.class))
        .containsAll(BatchCost.FIELDS.subList(1, BatchCost.FIELDS.size()));
    assertThat(fields(JobView.class)).containsAll(JobList.FIELDS).contains("log");
  }

  private static List<String> fields(Class<? extends Record> view) {
    return Arrays.stream(view.getRecordComponents())
        .map(RecordComponent::getName)
        .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
        .toList();
  }
}
