/**
 * What every command works with: where text goes, whom it asks, where it runs, and how a failure is
 * told. Knows no command.
 */
@NullMarked
package io.scitq.cli.desk;

import org.jspecify.annotations.NullMarked;
