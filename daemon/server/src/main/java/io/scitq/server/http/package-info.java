/** The HTTP doors: they translate, and nothing else. No rule of the domain, no SQL. */
@NullMarked
package io.scitq.server.http;

import org.jspecify.annotations.NullMarked;
