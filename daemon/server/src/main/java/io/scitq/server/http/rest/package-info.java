/**
 * The REST interface of scitq 1.3, as far as workers need it: parameters in JSON bodies, also of
 * GET, answers as its Python clients expect them. It translates; what happens is decided in the
 * stores and the pure packages.
 */
@NullMarked
package io.scitq.server.http.rest;

import org.jspecify.annotations.NullMarked;
