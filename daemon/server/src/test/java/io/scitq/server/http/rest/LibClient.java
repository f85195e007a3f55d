package io.scitq.server.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Talks as the Python library of scitq 1.3 does: a JSON body with every request, GET too, none with
 * DELETE, and a connection of its own for each.
 */
final class LibClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_MILLIS = 30_000;

  private final int port;

  LibClient(int port) {
    this.port = port;
  }

  /** What came back; the library decodes JSON on every success. */
  record Reply(int status, JsonNode json) {
    String text(String field) {
      return json.path(field).asText();
    }

    int id(String field) {
      return json.path(field).asInt();
    }
  }

  Reply get(String path) {
    return get(path, "{}");
  }

  Reply get(String path, String body) {
    return send("GET", path, body);
  }

  Reply put(String path, String body) {
    return send("PUT", path, body);
  }

  Reply post(String path, String body) {
    return send("POST", path, body);
  }

  Reply delete(String path) {
    return send("DELETE", path, "");
  }

  private Reply send(String method, String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nUser-Agent: python-requests/2.31.0\r\nAccept-Encoding: gzip, deflate\r\n"
            + "Accept: */*\r\nConnection: keep-alive\r\n"
            + (method.equals("DELETE")
                ? "Content-Length: 0\r\n"
                : "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n")
            + "\r\n";
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return read(new DataInputStream(socket.getInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    }
  }

  private static Reply read(DataInputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", 3)[1]);
    int length = 0;
    boolean chunked = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String[] parts = header.toLowerCase(Locale.ROOT).split(": ", 2);
      if (parts[0].equals("content-length")) {
        length = Integer.parseInt(parts[1]);
      }
      chunked |= parts[0].equals("transfer-encoding") && parts[1].equals("chunked");
    }
    return new Reply(status, JSON.readTree(chunked ? chunks(in) : in.readNBytes(length)));
  }

  private static byte[] chunks(DataInputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    return body.toByteArray();
  }

  private static int size(DataInputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection was closed after '" + line + "'");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
