package io.scitq.ovh;

import io.scitq.spi.Gpu;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One instance plan of the price list.
 *
 * @param perHour amount in the list's currency, more than 0; empty when the list has none
 * @param vcores number of vCores; empty for bare metal, which counts cores
 * @param gpu all GPUs together
 * @param diskGb biggest single local disk, 0 when the list names none
 * @param nvme at least one local disk is NVMe
 * @param active on sale, as the list says
 * @param announced tagged as coming; by itself it says little, b3-8 bore it years after its start
 * @param metal a whole machine
 */
record CatalogItem(
    Optional<BigDecimal> perHour,
    OptionalInt vcores,
    Optional<Gpu> gpu,
    double diskGb,
    boolean nvme,
    boolean active,
    boolean announced,
    boolean metal) {}
