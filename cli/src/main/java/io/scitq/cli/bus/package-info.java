/**
 * The way to the daemon: one request per connection on a plain socket, because the JDK's HTTP
 * clients cost more start-up time than the request takes. Knows JSON, no command and no table.
 */
@NullMarked
package io.scitq.cli.bus;

import org.jspecify.annotations.NullMarked;
