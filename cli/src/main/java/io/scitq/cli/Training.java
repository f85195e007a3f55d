package io.scitq.cli;

import io.scitq.cli.desk.Surroundings;
import io.scitq.cli.desk.Terminal;
import io.scitq.cli.launch.Launch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs from which the JVM makes its AOT cache, started by the launcher with {@code
 * -XX:AOTCacheOutput}. They take the path of a real command, listings above all, against a server
 * of their own on loopback, so that the cache holds every class that a command needs.
 */
public final class Training {
  private static final String ROW =
      """
      {"batch":"b","rank":1,"flavor":"auto:cpu>=8","region":"GRA11","provider":"ovh",\
      "concurrency":4,"prefetch":0,"tasks_per_worker":4,"minimum_tasks":null,"maximum_workers":10,\
      "worker_id":1,"name":"w","status":"running","creation_date":"2026-01-01T00:00:00.5",\
      "ansible_active":true,"cost":0.25,"cpu":8,"ram":30.0,"eviction":5,"eviction_assumed":true,\
      "tags":"","last_decision":"hold","task_id":1,"command":"sleep 1","required_task_ids":[1],\
      "execution_id":1,"known":true,"workers":["w"],"use_cache":false,"retry":0}\
      """;
  private static final String LIST = "{\"task_ids\": [1], \"items\": [" + ROW + "," + ROW + "]}";
  private static final String OUTPUT =
      "{\"execution_id\":1,\"output\":\"text\\n\",\"error\":null,\"next_output\":6,\"next_error\":1,"
          + "\"more\":false,\"task_ids\":[1]}";
  private static final String PROBLEM =
      "{\"status\":404,\"code\":\"not-found\",\"message\":\"no\",\"details\":[\"none\"]}";
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("recruiter", "list"),
          List.of("recruiter", "list", "-b", "b", "-L"),
          List.of("worker", "list"),
          List.of("worker", "list", "-L"),
          List.of("task", "list"),
          List.of("task", "list", "-b", "b", "-S", "failed", "-L"),
          List.of("task", "output", "-i", "1"),
          List.of("task", "output", "-i", "1", "-o"),
          List.of("execution", "list", "-H"),
          List.of("batch", "list"),
          List.of("batch", "stop", "-n", "b", "--kill"),
          List.of("flavor", "list", "--min-cpu", "8", "--protofilters", "cpu>=8"),
          List.of("--json", "worker", "list"),
          List.of("--json", "task", "list"),
          List.of("recruiter", "delete", "-b", "b"),
          List.of("worker", "list", "--unknown"),
          List.of("worker", "list", "-h"),
          List.of("-h"));

  private static final List<List<String>> LAUNCHES =
      List.of(
          List.of("-b", "b", "-R", "1", "-d", "i", "-i", "file:///a", "echo", "a b"),
          List.of("-t", "--", "echo"),
          List.of("--retry", "x", "echo"),
          List.of("-h"));

  private Training() {}

  /** Runs the commands. */
  public static void main(String[] args) throws IOException {
    Terminal nowhere =
        new Terminal(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    try (ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> serve(server));
      String address = "127.0.0.1:" + server.getLocalPort();
      for (List<String> command : COMMANDS) {
        Main.run(command, Map.of("SCITQ_SERVER", address), nowhere);
      }
      Surroundings surroundings =
          new Surroundings(Map.of("SCITQ_SERVER", address), Optional.empty());
      for (List<String> command : LAUNCHES) {
        new Launch(surroundings, nowhere).run(command);
      }
    }
  }

  private static void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        answer(client);
      } catch (IOException failure) {
        if (!server.isClosed()) {
          throw new UncheckedIOException("the training server failed", failure);
        }
      }
    }
  }

  private static void answer(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    byte[] request = new byte[4096];
    int length = Math.max(0, in.read(request));
    String asked = new String(request, 0, length, StandardCharsets.UTF_8);
    boolean refuses = asked.contains("recruiter.delete");
    String answer = refuses ? PROBLEM : asked.contains("execution.output") ? OUTPUT : LIST;
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(refuses ? "404 Not Found" : "200 OK", body.length);
    OutputStream out = client.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }
}
