package io.scitq.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.scitq.recruit.DeployDecision;
import io.scitq.recruit.DeployRequest;
import io.scitq.spi.InstanceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The jobs by which persons and the Python server ask for workers ({@code worker_create}). */
final class DeployJobs {
  private static final String DEFAULT_BATCH = "Default";

  private final Handle handle;

  DeployJobs(Handle handle) {
    this.handle = handle;
  }

  List<DeployRequest> pending(Instant now) {
    List<Map.Entry<Integer, String>> jobs =
        handle
            .select(
                "SELECT job_id, args::text AS args FROM public.job"
                    + " WHERE action = 'worker_create' AND status = 'pending' ORDER BY job_id")
            .map((rows, context) ->
                Map.entry(
                    rows.getInt("job_id"),
                    Optional.ofNullable(rows.getString("args")).orElse("{}")))
            .list();
    List<DeployRequest> requests = new ArrayList<>();
    for (Map.Entry<Integer, String> job : jobs) {
      request(job.getKey(), Json.read(job.getValue()))
          .ifPresentOrElse(
              requests::add,
              () ->
                  Jobs.failed(
                      handle,
                      job.getKey(),
                      "Its arguments need flavor, region, provider and a positive concurrency,"
                          + " got "
                          + job.getValue(),
                      now));
    }
    return requests;
  }

  private static Optional<DeployRequest> request(int job, JsonNode args) {
    String flavor = args.path("flavor").asText("");
    String region = args.path("region").asText("");
    String provider = args.path("provider").asText("");
    int concurrency = args.path("concurrency").asInt(0);
    int prefetch = Math.max(0, args.path("prefetch").asInt(0));
    JsonNode batch = args.path("batch");
    if (flavor.isBlank() || region.isBlank() || provider.isBlank() || concurrency < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new DeployRequest(
            job,
            flavor,
            region,
            provider,
            concurrency,
            prefetch,
            batch.isTextual() ? batch.textValue() : DEFAULT_BATCH));
  }

  int launch(NewLaunches launches, DeployDecision.Launch decision) {
    DeployRequest request = decision.request();
    Optional<String> open = open(request.jobId());
    if (open.isEmpty()) {
      return 0; // somebody else has taken or cancelled it
    }
    NewLaunches.Order order =
        new NewLaunches.Order(
            decision.offering(),
            decision.purchase(),
            decision.price(),
            request.batch(),
            request.concurrency(),
            request.prefetch());
    return launches.forJob(order, request.jobId(), open.get());
  }

  /** Makes the job of a request that has none yet, and launches for it. */
  RecordedDeploy launchNew(NewLaunches launches, DeployDecision.Launch decision, Instant now) {
    DeployRequest asked = decision.request();
    int job = create(asked, now);
    DeployRequest request =
        new DeployRequest(
            job,
            asked.flavor(),
            asked.region(),
            asked.provider(),
            asked.concurrency(),
            asked.prefetch(),
            asked.batch());
    launch(
        launches,
        new DeployDecision.Launch(
            request,
            decision.offering(),
            decision.purchase(),
            decision.price(),
            decision.reason()));
    String name =
        handle
            .select("SELECT instance_name FROM scitqd.launch WHERE job_id = ?", job)
            .mapTo(String.class)
            .one();
    return new RecordedDeploy(job, new InstanceName(name), decision.offering(), decision.price());
  }

  private int create(DeployRequest request, Instant now) {
    return handle
        .createQuery(
            """
            INSERT INTO public.job (target, action, args, retry, status, creation_date,
                modification_date)
            VALUES ('', 'worker_create', json_build_object(
                'concurrency', CAST(:concurrency AS integer),
                'prefetch', CAST(:prefetch AS integer), 'flavor', CAST(:flavor AS text),
                'region', CAST(:region AS text), 'provider', CAST(:provider AS text),
                'batch', CAST(:batch AS text)), 0, 'pending', :now, :now)
            RETURNING job_id
            """)
        .bind("concurrency", request.concurrency())
        .bind("prefetch", request.prefetch())
        .bind("flavor", request.flavor())
        .bind("region", request.region())
        .bind("provider", request.provider())
        .bind("batch", request.batch())
        .bind("now", Utc.naive(now))
        .mapTo(Integer.class)
        .one();
  }

  int refuse(DeployDecision.Refuse decision, Instant now) {
    int job = decision.request().jobId();
    if (open(job).isEmpty()) {
      return 0;
    }
    String figures = decision.reason().detail();
    String main = decision.reason().code().label() + (figures.isEmpty() ? "" : " " + figures);
    List<String> lines = new ArrayList<>(List.of("Could not find a worker: " + main));
    lines.addAll(decision.details());
    Jobs.failed(handle, job, String.join("\n", lines), now);
    return 1;
  }

  /** What the job asks, its row locked, when it is still to be planned. */
  private Optional<String> open(int job) {
    return handle
        .select(
            "SELECT coalesce(args::text, '{}') FROM public.job WHERE job_id = ?"
                + " AND action = 'worker_create' AND status = 'pending' FOR UPDATE",
            job)
        .mapTo(String.class)
        .findFirst();
  }
}
