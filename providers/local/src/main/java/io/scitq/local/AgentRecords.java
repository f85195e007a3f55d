package io.scitq.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.spi.InstanceName;
import io.scitq.spi.ServerId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of agents: a folder for each, which survives the daemon. */
final class AgentRecords {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "agent.json";

  private final Path folder;

  AgentRecords(Path folder) {
    this.folder = folder;
  }

  Path log(InstanceName name) {
    return folder.resolve(name.value()).resolve("agent.log");
  }

  /** Replaces the record as a whole, so that none is ever half there. */
  void write(AgentRecord record) throws IOException {
    Path own = folder.resolve(record.name().value());
    Files.createDirectories(own);
    ObjectNode json =
        JSON.createObjectNode()
            .put("name", record.name().value())
            .put("server_id", record.serverId().value())
            .put("flavor", record.flavor())
            .put("created_at", record.createdAt().toString());
    record
        .process()
        .ifPresent(key ->
            json.put("pid", key.pid())
                .put("start_ticks", key.startTicks())
                .put("boot", key.boot()));
    Path fresh = own.resolve(FILE + ".new");
    Files.writeString(fresh, json.toPrettyString() + "\n");
    Files.move(
        fresh,
        own.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The record of one agent.
   *
   * @throws IOException when it cannot be read or makes no sense: nothing follows from that
   */
  Optional<AgentRecord> find(InstanceName name) throws IOException {
    Path file = folder.resolve(name.value()).resolve(FILE);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** All records, of every server that shares the folder. */
  List<AgentRecord> all() throws IOException {
    List<AgentRecord> found = new ArrayList<>();
    if (Files.notExists(folder)) {
      return found; // nothing was ever started
    }
    try (DirectoryStream<Path> agents = Files.newDirectoryStream(folder)) {
      for (Path agent : agents) {
        Path file = agent.resolve(FILE);
        if (Files.exists(file)) {
          found.add(read(file));
        }
      }
    }
    return found;
  }

  void remove(InstanceName name) throws IOException {
    Path own = folder.resolve(name.value());
    if (!Files.isDirectory(own)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(own)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(own);
  }

  private static AgentRecord read(Path file) throws IOException {
    try {
      JsonNode json = JSON.readTree(Files.readString(file));
      Optional<AgentRecord.ProcessKey> key =
          json.path("pid").canConvertToLong()
              ? Optional.of(
                  new AgentRecord.ProcessKey(
                      json.path("pid").longValue(),
                      json.path("start_ticks").longValue(),
                      json.path("boot").asText("")))
              : Optional.empty();
      return new AgentRecord(
          new InstanceName(json.path("name").asText("")),
          new ServerId(json.path("server_id").asText("")),
          json.path("flavor").asText(""),
          Instant.parse(json.path("created_at").asText("")),
          key);
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException wrong) {
      throw new IOException(file + " is no record of an agent: " + wrong.getMessage(), wrong);
    }
  }
}
