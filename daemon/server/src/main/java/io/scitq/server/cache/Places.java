package io.scitq.server.cache;

import io.scitq.cache.CacheHash;
import io.scitq.cache.Listing;
import io.scitq.cache.ResourceUri;
import java.util.List;
import java.util.Set;

/**
 * Where files are: this host ({@code file://}), a remote of rclone ({@code remote://}), or an
 * address that cannot be listed and stands for its content.
 */
final class Places {
  /** Files of one place; more is no input that anybody would want to compare. */
  static final int MOST_FILES = 100_000;

  /** {@code ftp} too: 1.3 failed there. {@code run+fastq} and its like name no place. */
  private static final Set<String> RAW = Set.of("http", "https", "ftp");

  private final Rclone rclone;

  Places(Rclone rclone) {
    this.rclone = rclone;
  }

  /** What is found there; trouble is an answer, because then nothing is reused. */
  Listing list(String uri, Deadline deadline) {
    String scheme = ResourceUri.scheme(uri);
    if (RAW.contains(scheme) || scheme.contains("+")) {
      return new Listing.Raw();
    }
    try {
      if (scheme.equals("file")) {
        return new LocalFolder(deadline).list(ResourceUri.path(uri));
      }
      String remote = remote(uri);
      return rclone.list(remote, ResourceUri.path(uri), deadline);
    } catch (PlaceException e) {
      return new Listing.Unavailable(e.getMessage());
    }
  }

  /** The hash of these files of an output folder. */
  String outputHash(String folder, String files, Deadline deadline) throws PlaceException {
    return CacheHash.output(files, found(folder, CacheHash.names(files), deadline));
  }

  private Listing.Files found(String folder, List<String> names, Deadline deadline)
      throws PlaceException {
    if (names.isEmpty()) {
      return new Listing.Files(List.of());
    }
    if (isLocal(folder)) {
      return new LocalFolder(deadline).list(ResourceUri.path(folder), names);
    }
    String remote = remote(folder);
    return rclone.list(remote, ResourceUri.path(folder), deadline);
  }

  /** Copies these files to another folder of the same kind. */
  void copy(String from, String into, String files, Deadline deadline) throws PlaceException {
    List<String> names = CacheHash.names(files);
    if (names.isEmpty()) {
      return;
    }
    if (isLocal(from) && isLocal(into)) {
      new LocalFolder(deadline).copy(ResourceUri.path(from), ResourceUri.path(into), names);
      return;
    }
    String remote = remote(from);
    if (!remote.equals(ResourceUri.scheme(into))) {
      throw new PlaceException(from + " and " + into + " are at different places");
    }
    rclone.copy(remote, ResourceUri.path(from), ResourceUri.path(into), names, deadline);
  }

  private static boolean isLocal(String uri) {
    return ResourceUri.scheme(uri).equals("file");
  }

  private String remote(String uri) throws PlaceException {
    String scheme = ResourceUri.scheme(uri);
    if (!rclone.remotes().contains(scheme)) {
      throw new PlaceException("'" + scheme + "' is no remote of " + rclone.configuration());
    }
    return scheme;
  }
}
