/**
 * What a cloud sells and what we may ask of it: the vocabulary that providers and daemon share.
 *
 * <p>It knows the JDK only: no vendor, no database, no clock, no logger. Every reply of a provider
 * is a value; nothing here throws for a vendor's answer.
 */
@NullMarked
package io.scitq.spi;

import org.jspecify.annotations.NullMarked;
