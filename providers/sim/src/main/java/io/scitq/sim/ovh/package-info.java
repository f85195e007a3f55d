/**
 * A server that speaks OVH's API, version 1: signed calls, flavors, regions, quotas, images, keys,
 * instances and the public catalog. It translates between that format and the simulated cloud.
 */
@NullMarked
package io.scitq.sim.ovh;

import org.jspecify.annotations.NullMarked;
