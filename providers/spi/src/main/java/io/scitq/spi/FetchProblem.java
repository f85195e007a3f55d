package io.scitq.spi;

/**
 * Something a fetch could not read: a bad row, a region, a page.
 *
 * @param scope what it concerns: a region, {@code prices}, a row's name
 * @param code stable word for counting: {@code http-500}, {@code bad-row}, {@code timeout}
 * @param message one sentence for people, without secrets
 */
public record FetchProblem(String scope, String code, String message) {}
