/**
 * Azure through its Resource Manager SDK: what it sells as spot, its quotas, its virtual machines.
 *
 * <p>It knows the provider contract and the vendor, and nothing of catalogs, recruiters or the
 * database. Clients talk to the vendor, mappings and tables are pure.
 */
@NullMarked
package io.scitq.azure;

import org.jspecify.annotations.NullMarked;
