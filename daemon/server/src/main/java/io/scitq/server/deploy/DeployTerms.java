package io.scitq.server.deploy;

import java.time.Duration;

/**
 * How the deployer paces its work.
 *
 * @param holder this process, for claims
 * @param atOnce calls under way at once, per provider
 * @param followEvery how often a launch under way is looked at
 * @param deleteEvery how often a deletion under way is asked for again
 */
public record DeployTerms(String holder, int atOnce, Duration followEvery, Duration deleteEvery) {}
