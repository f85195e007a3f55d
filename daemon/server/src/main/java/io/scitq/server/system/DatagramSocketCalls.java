package io.scitq.server.system;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/** Sends a datagram to a Unix socket with libc, because the JDK has stream sockets only. */
final class DatagramSocketCalls {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int FAMILY_BYTES = 2;

  /** Size of {@code sun_path}, final zero included. */
  private static final int MAX_PATH = 108;

  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private final MethodHandle socket;
  private final MethodHandle sendto;
  private final MethodHandle close;

  DatagramSocketCalls() {
    ValueLayout.OfInt i = ValueLayout.JAVA_INT;
    ValueLayout.OfLong n = ValueLayout.JAVA_LONG;
    socket = call("socket", FunctionDescriptor.of(i, i, i, i));
    sendto =
        call(
            "sendto",
            FunctionDescriptor.of(n, i, ValueLayout.ADDRESS, n, i, ValueLayout.ADDRESS, i));
    close = call("close", FunctionDescriptor.of(i, i));
  }

  private static MethodHandle call(String name, FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), shape, Linker.Option.captureCallState("errno"));
  }

  /** Sends the text; a path that begins with {@code @} names an abstract socket. */
  void send(String path, String text) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      MemorySegment address = address(arena, path);
      MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes(text));
      int descriptor = (int) socket.invokeExact(state, AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
      check("socket", descriptor, state);
      try {
        long sent =
            (long)
                sendto.invokeExact(
                    state,
                    descriptor,
                    data,
                    data.byteSize(),
                    MSG_NOSIGNAL,
                    address,
                    (int) address.byteSize());
        check("sendto " + path, sent, state);
      } finally {
        int closed = (int) close.invokeExact(state, descriptor);
        check("close", closed, state);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) { // invokeExact declares it; libc throws nothing
      throw new IllegalStateException(e);
    }
  }

  private static MemorySegment address(Arena arena, String path) throws IOException {
    byte[] name = bytes(path);
    if (name.length == 0 || name.length >= MAX_PATH) {
      throw new IOException("not a socket path: '" + path + "'");
    }
    boolean isAbstract = name[0] == '@';
    if (isAbstract) {
      name[0] = 0;
    }
    // the length of an abstract name counts, a file name ends with a zero
    MemorySegment address = arena.allocate(FAMILY_BYTES + name.length + (isAbstract ? 0L : 1L), 2);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, FAMILY_BYTES, name.length);
    return address;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void check(String what, long result, MemorySegment state) throws IOException {
    if (result < 0) {
      throw new IOException(what + " failed with errno " + (int) ERRNO.get(state, 0L));
    }
  }
}
