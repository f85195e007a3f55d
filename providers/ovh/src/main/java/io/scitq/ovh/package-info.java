/**
 * OVHcloud Public Cloud: reads its flavors, prices and quotas, makes and deletes its instances.
 *
 * <p>It sees the provider contract only, nothing of the daemon. Clients talk, mappings translate
 * and are pure, one table gives each vendor code its meaning.
 */
@NullMarked
package io.scitq.ovh;

import org.jspecify.annotations.NullMarked;
