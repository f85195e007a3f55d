/**
 * The command line {@code scitq-manage}: arguments to a request, its reply to text and an exit
 * status. The only package that knows picocli. Sees of the daemon only its wire contract.
 */
@NullMarked
package io.scitq.cli;

import org.jspecify.annotations.NullMarked;
