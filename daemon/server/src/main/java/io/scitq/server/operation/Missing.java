package io.scitq.server.operation;

import io.scitq.recruit.RecruiterId;
import io.scitq.task.TaskId;
import java.util.List;

/** What is said when something is not there. */
final class Missing {
  private Missing() {}

  static ProblemException recruiter(RecruiterId id) {
    return ProblemException.notFound(
        "recruiter-unknown",
        "Recruiter batch " + id.batch() + " rank " + id.rank() + " doesn't exist");
  }

  static ProblemException worker(String nameOrId) {
    return ProblemException.notFound("worker-unknown", "No such worker " + nameOrId);
  }

  static ProblemException task(TaskId id) {
    return ProblemException.notFound("task-unknown", "Task " + id + " doesn't exist");
  }

  static ProblemException tasks(List<Integer> ids) {
    return ids.size() == 1
        ? task(new TaskId(ids.getFirst()))
        : ProblemException.notFound(
            "task-unknown", "Tasks " + TaskChecks.some(ids) + " don't exist");
  }

  static ProblemException task(String name) {
    return ProblemException.notFound("task-unknown", "No such task " + name);
  }

  static ProblemException execution(int id) {
    return ProblemException.notFound("execution-unknown", "Execution " + id + " doesn't exist");
  }
}
