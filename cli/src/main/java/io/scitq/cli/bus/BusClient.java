package io.scitq.cli.bus;

import io.scitq.cli.json.Json;
import io.scitq.cli.json.JsonPrinter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Sends one request to the daemon. A request is sent once: never again after a failure. */
public final class BusClient {
  /** A server that does not even accept within this time is not there. */
  static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  private final ServerAddress server;
  private final Duration timeout;

  /**
   * A client of one server.
   *
   * @param server where it listens
   * @param timeout for the whole exchange
   */
  public BusClient(ServerAddress server, Duration timeout) {
    this.server = server;
    this.timeout = timeout;
  }

  /** Asks the operation at this address and waits for its answer. */
  public Reply send(String address, Json body) {
    Deadline deadline = Deadline.in(timeout);
    Socket socket;
    try {
      socket = open(deadline);
    } catch (IOException failure) {
      return new Reply.Unreachable(reason(failure));
    }
    try (socket) {
      return exchange(socket, deadline, request(address, body));
    } catch (IOException closing) {
      return new Reply.Lost(reason(closing));
    }
  }

  /** Connects to the first of the host's addresses that accepts. */
  private Socket open(Deadline deadline) throws IOException {
    IOException last = new UnknownHostException(server.host());
    for (InetAddress address : InetAddress.getAllByName(server.host())) {
      Socket socket = new Socket();
      try {
        connect(socket, new InetSocketAddress(address, server.port()), deadline);
        return socket;
      } catch (IOException failure) {
        socket.close();
        last = failure;
      }
    }
    throw last;
  }

  private static void connect(Socket socket, InetSocketAddress address, Deadline deadline)
      throws IOException {
    int limit = Math.min(deadline.remainingMillis(), (int) CONNECT_LIMIT.toMillis());
    if (limit == 0) {
      throw new SocketTimeoutException("time is over");
    }
    socket.setTcpNoDelay(true);
    socket.connect(address, limit);
  }

  private static Reply exchange(Socket socket, Deadline deadline, byte[] request) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(request);
      out.flush();
      DeadlineInput in = new DeadlineInput(socket, deadline);
      return ReplyReader.read(HttpAnswer.read(new BufferedInputStream(in)));
    } catch (SocketTimeoutException late) {
      return new Reply.TimedOut();
    } catch (HttpAnswer.NotHttpException strange) {
      return new Reply.Garbled(0, strange.excerpt());
    } catch (IOException broken) {
      return new Reply.Lost(reason(broken));
    }
  }

  private byte[] request(String address, Json body) {
    byte[] content = JsonPrinter.line(body).getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /bus/"
            + address
            + " HTTP/1.1\r\nHost: "
            + server
            + "\r\nContent-Type: application/json\r\nAccept: application/json"
            + "\r\nUser-Agent: scitq-manage\r\nConnection: close\r\nContent-Length: "
            + content.length
            + "\r\n\r\n";
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[start.length + content.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(content, 0, whole, start.length, content.length);
    return whole;
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case UnknownHostException ignored -> "unknown host";
      case SocketTimeoutException ignored -> "no connection in time";
      case NoRouteToHostException ignored -> "no route to host";
      default -> words(failure);
    };
  }

  private static String words(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message.toLowerCase(Locale.ROOT);
  }
}
