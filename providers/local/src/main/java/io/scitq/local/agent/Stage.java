package io.scitq.local.agent;

/** Where a local execution stands, as the agent's main loop sees it. */
enum Stage {
  /** Its data is being brought. */
  PREPARING,
  /** It waits for a slot. */
  WAITING,
  /** It takes a slot. */
  RUNNING,
  /** Its process is over, its results are taken away and reported. */
  REPORTING,
  /** Nothing more will happen. */
  ENDED
}
