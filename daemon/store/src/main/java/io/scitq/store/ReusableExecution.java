package io.scitq.store;

import java.util.Optional;

/**
 * An execution that has succeeded and whose result was hashed.
 *
 * @param id its id
 * @param inputHash hash of what went in
 * @param outputHash hash of what came out
 * @param outputFolder where its files are
 * @param outputFiles their names, separated by a space, empty for none
 */
public record ReusableExecution(
    int id,
    String inputHash,
    String outputHash,
    Optional<String> outputFolder,
    String outputFiles) {}
