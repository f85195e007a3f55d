package io.scitq.server.operation;

import io.scitq.recruit.RecruiterId;

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
}
