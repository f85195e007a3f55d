package io.scitq.server.operation;

import io.scitq.api.BusAddress;
import io.scitq.api.ConfigQuery;
import io.scitq.api.ConfigText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The rclone configuration, which workers and command lines install. It holds the credentials of
 * the storage: it is never logged, and the network that reaches this daemon must be trusted.
 */
public final class ShowRclone implements Operation<ConfigQuery, ConfigText> {
  /** Real ones have some kilobytes. */
  private static final int MAX_BYTES = 1 << 20;

  private final Path file;

  /** Shows this file as it is when asked. */
  public ShowRclone(Path file) {
    this.file = file;
  }

  @Override
  public String address() {
    return BusAddress.CONFIG_RCLONE;
  }

  @Override
  public Class<ConfigQuery> requestType() {
    return ConfigQuery.class;
  }

  @Override
  public ConfigText run(ConfigQuery query) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw ProblemException.conflict(
            "rclone-unreadable", file + " is larger than " + MAX_BYTES + " bytes");
      }
      return new ConfigText(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (NoSuchFileException e) {
      throw ProblemException.notFound(
          "rclone-missing", "there is no " + file + " on the server (SCITQ_RCLONE_CONF)");
    } catch (AccessDeniedException e) {
      throw ProblemException.conflict(
          "rclone-unreadable", "scitqd may not read " + file + ": give its user the right to");
    } catch (CharacterCodingException e) {
      throw ProblemException.conflict("rclone-unreadable", file + " is not UTF-8 text");
    } catch (IOException e) {
      throw ProblemException.conflict(
          "rclone-unreadable", "cannot read " + file + ": " + e.getMessage());
    }
  }
}
