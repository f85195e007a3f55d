package io.scitq.local.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;

/** What an execution tells the server; a server that is away is waited for. */
final class Reports {
  private final ServerClient server;
  private final Duration pause;
  private final AgentLog log;

  Reports(ServerClient server, Duration pause, AgentLog log) {
    this.server = server;
    this.pause = pause;
    this.log = log;
  }

  /** A status without more. */
  static ObjectNode status(String status) {
    return ServerClient.body().put("status", status);
  }

  /**
   * Changes an execution; false when the server refuses, because it has been cancelled, given to
   * another worker or deleted.
   */
  boolean update(long execution, ObjectNode change, boolean freeze) throws InterruptedException {
    change.put("freeze", freeze);
    while (true) {
      try {
        ServerClient.Answer answer = server.put("/executions/" + execution, change);
        if (answer.isOk()) {
          return true;
        }
        if (!answer.isTransient()) {
          log.say("execution " + execution + ": " + change + " was refused: " + answer.message());
          return false;
        }
      } catch (IOException away) {
        log.say("execution " + execution + " waits for the server: " + away);
      }
      Thread.sleep(pause);
    }
  }

  /** Reads; waits while the server is away. */
  ServerClient.Answer read(String path) throws InterruptedException {
    while (true) {
      try {
        ServerClient.Answer answer = server.get(path);
        if (!answer.isTransient()) {
          return answer;
        }
      } catch (IOException away) {
        log.say("waiting for the server: " + away);
      }
      Thread.sleep(pause);
    }
  }
}
