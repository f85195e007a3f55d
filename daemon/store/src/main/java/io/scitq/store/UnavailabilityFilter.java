package io.scitq.store;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which learned blocks are meant: those whose scope names all that is given here.
 *
 * @param id one of them
 * @param provider of this provider
 * @param region that name this region
 * @param flavor that name this flavor
 */
public record UnavailabilityFilter(
    OptionalLong id, Optional<String> provider, Optional<String> region, Optional<String> flavor) {}
