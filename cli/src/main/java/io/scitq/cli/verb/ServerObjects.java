package io.scitq.cli.verb;

import java.util.List;

/** The objects whose verbs only talk to the server. */
public final class ServerObjects {
  private ServerObjects() {}

  /** In the order of the help. */
  public static List<ObjectGroup> all() {
    return List.of(
        ObjectGroup.of(
            "worker",
            "the machines that work through the tasks",
            new WorkerList(),
            new WorkerDeploy(),
            new WorkerDelete(),
            new WorkerUpdate()),
        ObjectGroup.of(
            "task",
            "the commands to be run",
            new TaskList(),
            new TaskRelaunch(),
            new TaskOutput(),
            new TaskUpdate(),
            new TaskDelete()),
        ObjectGroup.of(
            "batch",
            "tasks that share workers",
            new BatchList(),
            new BatchStop(),
            new BatchGo(),
            new BatchDelete(),
            new BatchCost()),
        ObjectGroup.of(
            "execution", "the tries at tasks", new ExecutionList(), new ExecutionOutput()),
        ObjectGroup.of(
            "recruiter",
            "the rules that deploy workers for a batch",
            new RecruiterList(),
            new RecruiterCreate(),
            new RecruiterUpdate(),
            new RecruiterDelete(),
            new RecruiterPlan()),
        ObjectGroup.of(
            "flavor",
            "what the providers sell",
            new FlavorList(),
            new FlavorExplain(),
            new FlavorBan(),
            new FlavorAllow(),
            new FlavorBans(),
            new FlavorStats()),
        ObjectGroup.of("quota", "how much may still be bought", new QuotaList()),
        ObjectGroup.of(
            "unavailability",
            "what recent failures forbid to buy",
            new UnavailabilityList(),
            new UnavailabilityClear()),
        ObjectGroup.of(
            "job",
            "the work on the workers' machines",
            new JobList(),
            new JobShow(),
            new JobCancel()),
        ObjectGroup.of(
            "stray",
            "what providers have of this server without a row",
            new StrayList(),
            new StrayAdopt(),
            new StrayDelete()),
        ObjectGroup.of(
            "startup", "how machines become workers", new StartupList(), new StartupClear()),
        ObjectGroup.of(
            "updater",
            "the readers of the providers' catalogs",
            new UpdaterRun(),
            new UpdaterStatus()));
  }
}
