package io.scitq.sim.azure;

/** Why a long operation failed, kept in the simulated machine's one text. */
record ArmFailure(String code, String message) {
  static ArmFailure read(String text) {
    int end = text.indexOf('\n');
    return new ArmFailure(text.substring(0, end), text.substring(end + 1));
  }

  String write() {
    return code + "\n" + message;
  }
}
