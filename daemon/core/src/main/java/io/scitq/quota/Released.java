package io.scitq.quota;

/**
 * A gone instance with its shape, which a reading may still count.
 *
 * @param launch when it was there
 * @param use what it took
 */
public record Released(GoneLaunch launch, QuotaUse use) {}
