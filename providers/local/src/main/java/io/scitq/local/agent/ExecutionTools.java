package io.scitq.local.agent;

import java.util.function.IntSupplier;

/**
 * What executions of one agent work with.
 *
 * @param server for their texts
 * @param reports for their status
 * @param data brings and takes data
 * @param starter starts their commands
 * @param folder where they have their folders
 * @param cpus what a task may use, by the concurrency of the moment
 * @param wake makes the agent's main loop look at once
 * @param log the agent's
 */
record ExecutionTools(
    ServerClient server,
    Reports reports,
    TaskData data,
    TaskStarter starter,
    AgentFolder folder,
    IntSupplier cpus,
    Runnable wake,
    AgentLog log) {}
