package io.scitq.local.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A task that runs in a container; the client of docker waits for it and brings its texts. */
final class DockerProcess implements TaskProcess {
  private static final long SECONDS = 60;

  private final NativeProcess client;
  private final Docker docker;
  private final String name;
  private final String id;

  private DockerProcess(NativeProcess client, Docker docker, String name, String id) {
    this.client = client;
    this.docker = docker;
    this.name = name;
    this.id = id;
  }

  /** Starts the container and waits a moment for its id. */
  static DockerProcess start(
      Docker docker, String name, List<String> command, Workspace space, Map<String, String> env)
      throws IOException, InterruptedException {
    NativeProcess client = NativeProcess.start(command, space, env);
    Path file = space.folder().resolve(Docker.ID_FILE);
    String id = "";
    for (int n = 0; n < SECONDS && id.isEmpty(); n++) {
      if (Files.exists(file)) {
        id = Files.readString(file).strip();
      } else if (client.hasEnded(Duration.ofSeconds(1))) {
        break; // its status and its text say why
      }
    }
    return new DockerProcess(client, docker, name, id.isEmpty() ? name : id);
  }

  @Override
  public String pid() {
    return id;
  }

  @Override
  public boolean hasEnded(Duration within) throws InterruptedException {
    return client.hasEnded(within);
  }

  @Override
  public int returnCode() {
    return client.returnCode();
  }

  /** As scitq 1.3: stop, kill, pause and unpause; docker knows no other signal for a whole. */
  @Override
  public void signal(int number) throws IOException, InterruptedException {
    switch (number) {
      case 9 -> docker.run("kill", name);
      case 15 -> docker.run("stop", name);
      case 20, 19 -> docker.run("pause", name);
      case 18 -> docker.run("unpause", name);
      default -> {
        // ignored, as in scitq 1.3
      }
    }
  }

  @Override
  public void sweep() throws IOException, InterruptedException {
    docker.run("rm", "-f", name);
    client.sweep();
  }
}
