package io.scitq.local.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Sends what a task prints on one of its streams, while it prints. The text waits in a file, so
 * neither a slow server nor one that is away stops the task. An append whose answer was lost is
 * looked for at the server before it is sent again: nothing is lost and nothing comes twice.
 */
final class OutputStreamer {
  /** So much is sent in one turn, so that the other stream and the task's end are seen too. */
  private static final int PIECES_AT_ONCE = 16;

  private final ServerClient server;
  private final long execution;
  private final String stream;
  private final Path file;
  private final AgentLog log;
  private long offset;
  private long sent;
  private boolean unsure;

  /**
   * A stream of which nothing was sent.
   *
   * @param stream {@code output} or {@code error}
   * @param file where the task's text is gathered
   */
  OutputStreamer(ServerClient server, long execution, String stream, Path file, AgentLog log) {
    this.server = server;
    this.execution = execution;
    this.stream = stream;
    this.file = file;
    this.log = log;
  }

  /**
   * Sends what is new.
   *
   * @param last true when nothing more will come
   * @return true when nothing is left to send
   */
  boolean send(boolean last) throws IOException, InterruptedException {
    for (int n = 0; n < PIECES_AT_ONCE; n++) {
      // read again after a failure: the file only grows, so the piece begins with the same text
      Piece piece = Piece.read(file, offset, last);
      if (piece.next() == offset) {
        return true;
      }
      if (piece.text().isEmpty()) {
        offset = piece.next();
      } else if (!unsure) {
        append(piece);
      } else {
        findOut();
      }
    }
    return false;
  }

  private void append(Piece piece) throws IOException, InterruptedException {
    unsure = true;
    pending = piece;
    ServerClient.Answer answer = server.put(path(), ServerClient.body().put("text", piece.text()));
    unsure = answer.isTransient();
    if (unsure) {
      throw new IOException("an append was answered " + answer.message());
    }
    if (!answer.isOk()) {
      log.say("execution " + execution + ": " + stream + " refused: " + answer.message());
    }
    confirm(piece, answer.isOk());
  }

  private Piece pending = new Piece("", 0);

  /** Asks what the server has after the text that it surely has. */
  private void findOut() throws IOException, InterruptedException {
    ObjectNode body = ServerClient.body();
    body.putObject("data")
        .put("output", stream.equals("output"))
        .put("error", stream.equals("error"))
        .put(stream + "_position", sent + 1);
    ServerClient.Answer answer = server.get("/executions/" + execution + "/output", body);
    if (answer.isTransient()) {
      throw new IOException("reading back was answered " + answer.message());
    }
    unsure = false;
    if (!answer.isOk()) {
      confirm(pending, false); // the execution is gone: nobody wants its text
    } else if (!answer.body().path(stream).asText("").isEmpty()) {
      confirm(pending, true);
    }
  }

  private void confirm(Piece piece, boolean stored) {
    offset = piece.next();
    sent += stored ? piece.text().codePointCount(0, piece.text().length()) : 0;
  }

  private String path() {
    return "/executions/" + execution + "/" + stream;
  }
}
