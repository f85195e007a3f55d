package io.scitq.cli.bus;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Reads from a socket until a deadline, however slowly the other side drips. */
final class DeadlineInput extends InputStream {
  private final Socket socket;
  private final InputStream in;
  private final Deadline deadline;

  DeadlineInput(Socket socket, Deadline deadline) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.deadline = deadline;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int remaining = deadline.remainingMillis();
    if (remaining <= 0) {
      throw new SocketTimeoutException("time is over");
    }
    socket.setSoTimeout(remaining);
    return in.read(buffer, offset, length);
  }
}
