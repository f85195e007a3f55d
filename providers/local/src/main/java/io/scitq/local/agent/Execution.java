package io.scitq.local.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One execution on its own thread: accept, bring the data, wait for a slot, freeze, check, run,
 * report. It ends without a word when the server has forgotten it.
 */
final class Execution implements Runnable {
  /** What the return code says of a failed download and a failed upload. */
  private static final int DOWNLOAD_FAILED = -1001;

  private static final int UPLOAD_FAILED = -1000;
  private static final int UPLOAD_ATTEMPTS = 3;

  /** How often new text is sent. */
  private static final Duration TEXT_EVERY = Duration.ofSeconds(1);

  /** Somebody may be waiting to see that it begins. */
  private static final Duration FIRST_TEXT = Duration.ofMillis(200);

  private final long id;
  private final long taskId;
  private final String batch;
  private final ExecutionTools tools;
  private final CountDownLatch slot = new CountDownLatch(1);
  private final AtomicInteger early = new AtomicInteger();
  private volatile Stage stage = Stage.PREPARING;
  private volatile boolean released;
  private volatile boolean taskPaused;
  private volatile Optional<TaskProcess> process = Optional.empty();
  private volatile Optional<Thread> thread = Optional.empty();

  Execution(long id, long taskId, String batch, ExecutionTools tools) {
    this.id = id;
    this.taskId = taskId;
    this.batch = batch;
    this.tools = tools;
  }

  long id() {
    return id;
  }

  Stage stage() {
    return stage;
  }

  Slots.Candidate candidate() {
    Stage now = stage;
    return new Slots.Candidate(
        id, batch, now == Stage.RUNNING, now == Stage.WAITING && !taskPaused);
  }

  /** A paused task does not start. */
  void taskPaused(boolean paused) {
    taskPaused = paused;
  }

  /** Gives it a slot. */
  void grant() {
    stage = Stage.RUNNING;
    slot.countDown();
  }

  /** The server does not list it any more: if it waits, it goes and finds out why. */
  void release() {
    released = true;
    slot.countDown();
  }

  /** Delivers a signal; before the task runs, only those that end it mean something. */
  void deliver(int number) throws InterruptedException {
    Optional<TaskProcess> running = process;
    if (running.isPresent()) {
      try {
        running.get().signal(number);
      } catch (IOException error) {
        tools.log().say("execution " + id + ": signal " + number + " not delivered: " + error);
      }
    } else if (number == 9 || number == 15) {
      early.set(number);
      slot.countDown();
      if (stage == Stage.PREPARING) {
        thread.ifPresent(Thread::interrupt);
      }
    }
  }

  @Override
  public void run() {
    thread = Optional.of(Thread.currentThread());
    try {
      live();
    } catch (InterruptedException stopped) {
      tools.log().say("execution " + id + " was cut short");
    } catch (IOException | RuntimeException error) {
      tools.log().say("execution " + id + " broke off: " + error);
    } finally {
      stage = Stage.ENDED;
      tools.wake().run();
    }
  }

  private void live() throws IOException, InterruptedException {
    ServerClient.Answer known = tools.reports().read("/tasks/" + taskId);
    if (!known.isOk() || !tools.reports().update(id, Reports.status("accepted"), false)) {
      return;
    }
    Workspace space = Workspace.create(tools.folder().execution(id));
    try {
      Texts texts = new Texts(tools, id, space);
      prepareAndRun(Task.of(known.body()), space, texts);
    } finally {
      space.remove();
    }
  }

  private void prepareAndRun(Task first, Workspace space, Texts texts)
      throws IOException, InterruptedException {
    if (!bring(first, space, texts)) {
      return;
    }
    stage = Stage.WAITING;
    tools.wake().run();
    slot.await();
    ServerClient.Answer frozen = tools.reports().read("/tasks/" + taskId + "/freeze/" + id);
    ServerClient.Answer now = tools.reports().read("/executions/" + id);
    boolean cancelled = now.body().path("status").asText().equals("failed");
    if (released || !frozen.isOk() || !now.isOk() || cancelled) {
      return;
    }
    if (early.get() != 0) {
      space.note("stopped by signal " + early.get() + " before it ran");
      failed(-early.get(), texts);
      return;
    }
    Task task = Task.of(frozen.body());
    if (!task.inputs().equals(first.inputs()) || !task.resources().equals(first.resources())) {
      space.clearInputs();
      if (!bring(task, space, texts)) {
        return;
      }
    }
    start(task, space, texts);
  }

  /** Brings the data; false when that failed, which is then reported. */
  private boolean bring(Task task, Workspace space, Texts texts)
      throws IOException, InterruptedException {
    try {
      tools.data().bring(task, space);
      return true;
    } catch (StagingException failure) {
      space.note(failure.getMessage());
      if (early.get() != 0) {
        Thread.interrupted(); // it was meant for the data, not for the report
      }
    } catch (InterruptedException stopped) {
      if (early.get() == 0) {
        throw stopped;
      }
      space.note("stopped by signal " + early.get() + " while its data was brought");
    }
    failed(DOWNLOAD_FAILED, texts);
    return false;
  }

  private void start(Task task, Workspace space, Texts texts)
      throws IOException, InterruptedException {
    TaskProcess started;
    try {
      started = tools.starter().start(task, space, id, tools.cpus().getAsInt());
    } catch (TaskStarter.StartException failure) {
      space.note(failure.getMessage());
      stage = Stage.REPORTING;
      texts.finish();
      tools.reports().update(id, Reports.status("failed"), false);
      return;
    }
    process = Optional.of(started);
    boolean wanted =
        tools.reports().update(id, Reports.status("running").put("pid", started.pid()), false);
    int overlooked = wanted ? early.get() : 9;
    if (overlooked != 0) {
      started.signal(overlooked);
    }
    Duration wait = FIRST_TEXT;
    while (!started.hasEnded(wait)) {
      texts.progress();
      wait = TEXT_EVERY;
    }
    started.sweep();
    stage = Stage.REPORTING;
    tools.wake().run();
    if (wanted) {
      end(task, space, texts, started.returnCode());
    }
  }

  private void end(Task task, Workspace space, Texts texts, int returnCode)
      throws IOException, InterruptedException {
    List<String> files = List.of();
    int code = returnCode;
    if (returnCode == 0 && task.output().isPresent()) {
      try {
        files = tools.data().upload(space, task.output().get(), UPLOAD_ATTEMPTS);
      } catch (StagingException failure) {
        space.note(failure.getMessage());
        code = UPLOAD_FAILED;
      }
    }
    if (code != 0) {
      failed(code, texts);
      return;
    }
    texts.finish();
    ObjectNode end = Reports.status("succeeded").put("return_code", 0);
    if (!files.isEmpty()) {
      end.put("output_files", String.join(" ", files));
    }
    tools.reports().update(id, end, true);
  }

  private void failed(int code, Texts texts) throws IOException, InterruptedException {
    stage = Stage.REPORTING;
    texts.finish();
    tools.reports().update(id, Reports.status("failed").put("return_code", code), false);
  }

  /** Waits for the end, at most so long. */
  boolean hasEnded(Duration within) throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    while (stage != Stage.ENDED && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return stage == Stage.ENDED;
  }
}
