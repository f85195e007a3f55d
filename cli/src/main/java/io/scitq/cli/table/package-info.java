/** Plain text for people: tables as the Python original printed them. Knows no command. */
@NullMarked
package io.scitq.cli.table;

import org.jspecify.annotations.NullMarked;
