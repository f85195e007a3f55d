package io.scitq.recruit;

import io.scitq.spi.Price;
import java.time.Instant;

/**
 * A worker that its provider took back.
 *
 * @param recruiter who had launched it
 * @param price what it cost
 * @param at when it was taken
 */
public record Eviction(RecruiterId recruiter, Price price, Instant at) {}
