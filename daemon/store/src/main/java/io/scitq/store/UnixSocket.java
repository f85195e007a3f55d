package io.scitq.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Socket} over a Unix domain socket, as far as the PostgreSQL driver needs one. The
 * address it is asked to connect to is ignored: the file is the address.
 */
final class UnixSocket extends Socket {
  /** What Linux gives a Unix socket; the driver only sizes its buffers by it. */
  private static final int BUFFER_BYTES = 64 * 1024;

  private final String path;
  private @Nullable UnixSocketStreams streams;
  private volatile int timeoutMillis;
  private volatile boolean closed;

  UnixSocket(String path) {
    this.path = path;
  }

  @Override
  public void connect(@Nullable SocketAddress ignored) throws IOException {
    connect(ignored, 0);
  }

  /** Local connects answer at once, so that the time-out has no use. */
  @Override
  public void connect(@Nullable SocketAddress ignored, int timeout) throws IOException {
    UnixDomainSocketAddress address;
    try {
      address = UnixDomainSocketAddress.of(path);
    } catch (IllegalArgumentException e) {
      throw new SocketException("not a path for a Unix socket: " + path);
    }
    SocketChannel channel = SocketChannel.open(address);
    try {
      streams = new UnixSocketStreams(channel, () -> timeoutMillis);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void bind(@Nullable SocketAddress ignored) {
    // a client's Unix socket has no name of its own
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return streams().input();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return streams().output();
  }

  private UnixSocketStreams streams() throws SocketException {
    UnixSocketStreams open = streams;
    if (open == null || closed) {
      throw new SocketException("Socket is " + (closed ? "closed" : "not connected"));
    }
    return open;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    UnixSocketStreams open = streams;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isConnected() {
    return streams != null;
  }

  @Override
  public void setSoTimeout(int millis) {
    timeoutMillis = millis;
  }

  @Override
  public int getSoTimeout() {
    return timeoutMillis;
  }

  @Override
  public void setTcpNoDelay(boolean on) {
    // no Nagle on a Unix socket
  }

  @Override
  public boolean getTcpNoDelay() {
    return true;
  }

  @Override
  public void setKeepAlive(boolean on) {
    // the kernel knows at once when the other side is gone
  }

  @Override
  public boolean getKeepAlive() {
    return true;
  }

  @Override
  public void setSendBufferSize(int size) {
    // the kernel's own size is right
  }

  @Override
  public int getSendBufferSize() {
    return BUFFER_BYTES;
  }

  @Override
  public void setReceiveBufferSize(int size) {
    // the kernel's own size is right
  }

  @Override
  public int getReceiveBufferSize() {
    return BUFFER_BYTES;
  }
}
