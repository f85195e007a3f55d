/** JSON as a small immutable tree. Knows nothing of commands, tables or HTTP. */
@NullMarked
package io.scitq.cli.json;

import org.jspecify.annotations.NullMarked;
