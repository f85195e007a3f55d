package io.scitq.deploy;

import java.util.Locale;

/** Where a launch stands. Recorded before anything is asked of a cloud. */
public enum LaunchStatus {
  /** Recorded; nothing was asked yet. */
  RECORDED,
  /** A deployer has claimed it; the cloud may have been asked. */
  LAUNCHING,
  /** The cloud accepted; the instance is being made. */
  STARTING,
  /** The instance runs; its worker has not spoken yet. */
  BOOTED,
  /** Its worker has spoken: the launch is complete. */
  REGISTERED,
  /** It could not be made; what was left of it must still be deleted. */
  FAILED,
  /** To be deleted at the cloud. */
  DELETING,
  /** Nothing of it is left at the cloud. */
  GONE;

  /** The word of the database and the wire. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of a word written by {@link #label}. */
  public static LaunchStatus of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
