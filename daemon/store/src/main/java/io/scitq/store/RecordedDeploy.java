package io.scitq.store;

import io.scitq.spi.InstanceName;
import io.scitq.spi.OfferingId;
import io.scitq.spi.Price;

/**
 * A worker that a person asked for, recorded and about to be launched.
 *
 * @param jobId its job
 * @param worker its name, which is also the instance's
 * @param offering what is bought
 * @param price per hour
 */
public record RecordedDeploy(int jobId, InstanceName worker, OfferingId offering, Price price) {}
