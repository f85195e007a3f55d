package io.scitq.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LateReportTest {
  @ParameterizedTest
  @CsvSource({
    "SUCCEEDED,true,PENDING,COUNTS",
    "SUCCEEDED,true,PAUSED,COUNTS",
    // somebody else has it, or a person decided otherwise
    "SUCCEEDED,false,ASSIGNED,DROPPED",
    "SUCCEEDED,false,RUNNING,DROPPED",
    "SUCCEEDED,false,PENDING,DROPPED",
    "SUCCEEDED,true,FAILED,DROPPED",
    "SUCCEEDED,true,SUCCEEDED,DROPPED",
    "SUCCEEDED,true,WAITING,DROPPED",
    "SUCCEEDED,true,DEBUG,DROPPED",
    // the same with any report but a success
    "RUNNING,true,PENDING,DROPPED",
    "ACCEPTED,true,PENDING,DROPPED",
    "PENDING,true,PENDING,DROPPED",
    "FAILED,true,PENDING,DROPPED",
    "REFUSED,true,PENDING,DROPPED",
  })
  void countsOnlyASuccessThatNobodyRepeats( // lesson 33
      ExecutionStatus reported, boolean latest, TaskStatus task, LateReport expected) {
    assertThat(LateReport.of(reported, latest, task)).isEqualTo(expected);
  }
}
