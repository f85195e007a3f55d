package io.scitq.server.system;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** systemd's end of a notification socket. */
final class DatagramReceiver implements AutoCloseable {
  private static final ValueLayout.OfInt I = ValueLayout.JAVA_INT;
  private static final int DONT_WAIT = 0x40;

  private final Arena arena = Arena.ofShared();
  private final MethodHandle recv =
      call(
          "recv",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG, I, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, I));
  private final MethodHandle close = call("close", FunctionDescriptor.of(I, I));
  private final MemorySegment buffer = arena.allocate(4096);
  private final int descriptor;

  DatagramReceiver(Path path) throws Throwable {
    MethodHandle socket = call("socket", FunctionDescriptor.of(I, I, I, I));
    MethodHandle bind = call("bind", FunctionDescriptor.of(I, I, ValueLayout.ADDRESS, I));
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    MemorySegment address = arena.allocate(110);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
    MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2, name.length);
    descriptor = (int) socket.invokeExact(1, 2, 0);
    int bound = (int) bind.invokeExact(descriptor, address, 110);
    if (descriptor < 0 || bound < 0) {
      throw new IllegalStateException("cannot bind " + path);
    }
  }

  private static MethodHandle call(String name, FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape);
  }

  /** The next datagram, empty when there is none yet. */
  String poll() {
    try {
      long size = (long) recv.invokeExact(descriptor, buffer, buffer.byteSize(), DONT_WAIT);
      return size < 0
          ? ""
          : new String(
              buffer.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      int closed = (int) close.invokeExact(descriptor);
      if (closed < 0) {
        throw new IllegalStateException("close failed");
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    } finally {
      arena.close();
    }
  }
}
