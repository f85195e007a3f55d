package io.scitq.recruit;

import io.scitq.spi.ProviderId;
import java.util.Optional;

/**
 * What a worker says of its machine where we do not know the offering: somebody else's machine,
 * which was given the name of a flavor.
 *
 * @param flavor name of the flavor, not blank
 * @param provider when it is known
 * @param region when it is known
 */
public record FlavorClaim(String flavor, Optional<ProviderId> provider, Optional<String> region) {}
