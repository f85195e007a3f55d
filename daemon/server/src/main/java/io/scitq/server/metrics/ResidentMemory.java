package io.scitq.server.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the resident memory of a process from Linux.
 *
 * @param statm the process's {@code statm}: sizes in pages, the second is what is resident
 */
record ResidentMemory(Path statm) {
  /** x86-64 and the usual kernels of arm64; a kernel with larger pages would need getconf. */
  private static final int PAGE_BYTES = 4096;

  double bytes() {
    try {
      return Long.parseLong(Files.readString(statm).split(" ")[1]) * (double) PAGE_BYTES;
    } catch (IOException e) {
      return Double.NaN; // no Linux: the gauge says that it does not know
    }
  }
}
