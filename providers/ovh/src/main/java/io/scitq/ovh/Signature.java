package io.scitq.ovh;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * OVH's request signature: {@code "$1$" + sha1hex(AS+"+"+CK+"+"+METHOD+"+"+URL+"+"+BODY+"+"+TIME)}
 * over the UTF-8 bytes, URL exactly as sent (github.com/ovh/go-ovh ovh/ovh.go, read 2026-09).
 */
final class Signature {
  private Signature() {}

  static String sign(Credentials keys, String method, URI url, String body, long time) {
    String text =
        String.join(
            "+", keys.secret(), keys.consumer(), method, url.toString(), body, Long.toString(time));
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return "$1$" + HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
