/**
 * What can be asked: per verb its options, the request they make and the text its answer becomes.
 * Pure: takes values, returns values. Knows neither picocli nor sockets.
 */
@NullMarked
package io.scitq.cli.verb;

import org.jspecify.annotations.NullMarked;
