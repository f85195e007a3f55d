package io.scitq.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How this host lends itself.
 *
 * @param agents where agents are recorded, with their logs
 * @param work where tasks run
 * @param workers at most so many at once
 * @param standing batch of the worker that is always there
 * @param pause after an agent that died at once, before the next is started
 */
record LocalSettings(
    Path agents, Path work, int workers, Optional<String> standing, Duration pause) {}
