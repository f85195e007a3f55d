package io.scitq.server.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks over one kept-alive connection, or over a new one for each request as the Python clients do,
 * with as little work of its own as possible.
 */
final class RawHttp implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 60_000;

  private final String host;
  private final int port;
  private final boolean keepAlive;
  private @Nullable Socket socket;
  private InputStream in = InputStream.nullInputStream();
  private long firstByteNanos;

  RawHttp(String address, boolean keepAlive) {
    int colon = address.lastIndexOf(':');
    host = address.substring(0, colon);
    port = Integer.parseInt(address.substring(colon + 1));
    this.keepAlive = keepAlive;
  }

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param body its bytes
   */
  record Answer(int status, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Asks and gives back the body; fails on any status but 200 and 201. */
  byte[] ask(String method, String path, String body) throws IOException {
    Answer answer = send(method, path, body);
    if (answer.status() != 200 && answer.status() != 201) {
      throw new IOException(method + " " + path + ": " + answer.status() + " " + answer.text());
    }
    return answer.body();
  }

  /** Asks. */
  Answer send(String method, String path, String body) throws IOException {
    OutputStream out = connected().getOutputStream();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: "
            + bytes.length
            + (keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
    byte[] request = new byte[head.length() + bytes.length];
    System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
    System.arraycopy(bytes, 0, request, head.length(), bytes.length);
    out.write(request);
    out.flush();
    Answer answer = read();
    if (!keepAlive) {
      close();
    }
    return answer;
  }

  /** When the first byte of the last answer's body came, by {@link System#nanoTime}. */
  long firstByteNanos() {
    return firstByteNanos;
  }

  private Socket connected() throws IOException {
    Socket open = socket;
    if (open == null) {
      open = new Socket(host, port);
      open.setTcpNoDelay(true);
      open.setSoTimeout(TIMEOUT_MILLIS);
      in = new BufferedInputStream(open.getInputStream(), 65536);
      socket = open;
    }
    return open;
  }

  private Answer read() throws IOException {
    String status = line();
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    byte[] body = chunked ? chunks() : in.readNBytes(length);
    if (!chunked) {
      firstByteNanos = System.nanoTime();
      if (body.length < length) {
        throw new IOException("the answer broke off");
      }
    }
    return new Answer(Integer.parseInt(status.split(" ", 3)[1]), body);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    firstByteNanos = 0;
    int size = Integer.parseInt(line(), 16);
    while (size > 0) {
      if (firstByteNanos == 0) {
        firstByteNanos = System.nanoTime();
      }
      all.write(in.readNBytes(size));
      line();
      size = Integer.parseInt(line(), 16);
    }
    line();
    return all.toByteArray();
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder();
    int sign = in.read();
    if (sign < 0) {
      throw new IOException("the server closed the connection");
    }
    while (sign != '\n' && sign >= 0) {
      if (sign != '\r') {
        text.append((char) sign);
      }
      sign = in.read();
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    Socket open = socket;
    socket = null;
    if (open != null) {
      open.close();
    }
  }
}
