package io.scitq.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scitq.local.agent.AgentMain;
import io.scitq.spi.InstanceName;
import io.scitq.spi.WorkerOrder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of an agent: a small JVM of our own JDK with the few jars it needs. */
final class AgentCommand {
  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms8m",
          "-Xmx48m",
          "-Xss256k",
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=16m",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dfile.encoding=UTF-8");

  private AgentCommand() {}

  /** It leads a session of its own, so that what ends us does not end it. */
  static List<String> of(InstanceName name, WorkerOrder order, Path work) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> arguments =
        List.of(
            "-cp",
            classPath(),
            AgentMain.class.getName(),
            "worker",
            order.server(),
            Integer.toString(order.concurrency()),
            "--name",
            name.value(),
            "--hostname",
            name.value(),
            "--work",
            work.toString(),
            "--poll-millis",
            "1000",
            "--launched");
    return Stream.of(List.of("setsid", java), SMALL, arguments).flatMap(List::stream).toList();
  }

  private static String classPath() {
    return Stream.of(AgentMain.class, ObjectMapper.class, JsonFactory.class, JsonProperty.class)
        .map(AgentCommand::place)
        .collect(Collectors.joining(":"));
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("a jar has no place: " + type, impossible);
    }
  }
}
