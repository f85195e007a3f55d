/**
 * The wire contract: what callers of the event bus send and see.
 *
 * <p>Requests and views are records; as JSON their names are in snake case, absent values are null
 * or left out, times are ISO-8601 UTC text without zone as in scitq 1.3. This package knows the JDK
 * only: no JSON library, no daemon code.
 */
@NullMarked
package io.scitq.api;

import org.jspecify.annotations.NullMarked;
