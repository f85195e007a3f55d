package io.scitq.catalog;

import io.scitq.spi.ProviderId;

/**
 * A region, or several, that come before cheaper ones of the same provider.
 *
 * @param provider the provider it is about
 * @param pattern region name with {@code %} and {@code _} as in SQL LIKE
 */
public record PreferredRegion(ProviderId provider, String pattern) {}
