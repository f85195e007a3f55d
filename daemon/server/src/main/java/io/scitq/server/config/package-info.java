/**
 * Command line and configuration: read once, checked whole, handed on as records.
 *
 * <p>Flag, then environment, then file, then default. It opens nothing but the configuration file
 * and knows neither HTTP nor the database.
 */
@NullMarked
package io.scitq.server.config;

import org.jspecify.annotations.NullMarked;
