package io.scitq.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.IntSupplier;

/**
 * Blocking streams over a channel that never blocks: a channel's own blocking read knows no
 * time-out, and the driver needs one. One reader and one writer at a time, as in the driver.
 */
final class UnixSocketStreams {
  private final SocketChannel channel;
  private final Selector readable;
  private final Selector writable;
  private final IntSupplier timeoutMillis;

  UnixSocketStreams(SocketChannel channel, IntSupplier timeoutMillis) throws IOException {
    this.channel = channel;
    this.timeoutMillis = timeoutMillis;
    channel.configureBlocking(false);
    this.readable = Selector.open();
    this.writable = Selector.open();
    channel.register(readable, SelectionKey.OP_READ);
    channel.register(writable, SelectionKey.OP_WRITE);
  }

  InputStream input() {
    return new Input();
  }

  OutputStream output() {
    return new Output();
  }

  void close() throws IOException {
    channel.close();
    readable.close(); // wakes a thread that waits in it
    writable.close();
  }

  private int read(ByteBuffer buffer) throws IOException {
    int timeout = timeoutMillis.getAsInt();
    long end = System.nanoTime() + timeout * 1_000_000L;
    while (true) {
      int count = channel.read(buffer);
      if (count != 0) {
        return count;
      }
      await(readable, timeout, end);
    }
  }

  private static void await(Selector selector, int timeout, long end) throws IOException {
    if (timeout == 0) {
      selector.select();
    } else {
      long left = (end - System.nanoTime()) / 1_000_000L;
      if (left <= 0) {
        throw new SocketTimeoutException("Read timed out");
      }
      selector.select(left);
    }
    if (!selector.isOpen() || Thread.currentThread().isInterrupted()) {
      throw new SocketException("Socket closed");
    }
    selector.selectedKeys().clear();
  }

  private final class Input extends InputStream {
    private final byte[] one = new byte[1];

    @Override
    public int read() throws IOException {
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      try {
        return UnixSocketStreams.this.read(ByteBuffer.wrap(bytes, offset, length));
      } catch (ClosedChannelException | ClosedSelectorException e) {
        throw closed(e);
      }
    }

    @Override
    public void close() throws IOException {
      UnixSocketStreams.this.close();
    }
  }

  private final class Output extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      try {
        while (buffer.hasRemaining()) {
          if (channel.write(buffer) == 0) {
            await(writable, 0, 0);
          }
        }
      } catch (ClosedChannelException | ClosedSelectorException e) {
        throw closed(e);
      }
    }

    @Override
    public void close() throws IOException {
      UnixSocketStreams.this.close();
    }
  }

  private static SocketException closed(Exception cause) {
    SocketException exception = new SocketException("Socket closed");
    exception.initCause(cause);
    return exception;
  }
}
