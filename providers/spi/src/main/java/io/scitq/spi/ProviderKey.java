package io.scitq.spi;

/**
 * A configuration key that a provider reads.
 *
 * @param name the KEY of the configuration file and the environment
 * @param secret true when its value must never be shown
 * @param meaning one line for {@code scitqd check} and the documentation
 */
public record ProviderKey(String name, boolean secret, String meaning) {}
