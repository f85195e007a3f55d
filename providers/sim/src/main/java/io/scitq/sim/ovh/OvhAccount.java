package io.scitq.sim.ovh;

import io.scitq.sim.cloud.Dice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The one account of the simulated cloud and its signature.
 *
 * @param applicationKey public part
 * @param applicationSecret secret part, signs
 * @param consumerKey the grant
 * @param project the project's 32 hexadecimal signs
 */
record OvhAccount(
    String applicationKey, String applicationSecret, String consumerKey, String project) {
  static OvhAccount of(Dice dice) {
    return new OvhAccount(
        hex(dice, "application").substring(0, 16),
        hex(dice, "secret"),
        hex(dice, "consumer"),
        hex(dice, "project"));
  }

  private static String hex(Dice dice, String name) {
    return dice.uuid("ovh-account", name).toString().replace("-", "");
  }

  /**
   * The signature that a call must bear: {@code "$1$" + sha1(AS + CK + METHOD + URL + body + time)}
   * in hexadecimal, joined by plus signs; the body is signed byte by byte as it was sent.
   */
  String signature(String method, String url, byte[] body, String timestamp) {
    String before = applicationSecret + "+" + consumerKey + "+" + method + "+" + url + "+";
    MessageDigest digest = sha1();
    digest.update(before.getBytes(StandardCharsets.UTF_8));
    digest.update(body);
    digest.update(("+" + timestamp).getBytes(StandardCharsets.UTF_8));
    return "$1$" + HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-1", impossible);
    }
  }

  @Override
  public String toString() {
    return "OvhAccount[" + project + ", ***]";
  }
}
