package io.scitq.azure;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/**
 * Makes a public key whose private half is forgotten at once: Azure insists on a key, and nobody is
 * to log in.
 */
final class ThrowAwayKey {
  private static final int BITS = 2048;

  private ThrowAwayKey() {}

  /** A new key in OpenSSH's form. */
  static String create() {
    KeyPairGenerator generator;
    try {
      generator = KeyPairGenerator.getInstance("RSA");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has RSA", impossible);
    }
    generator.initialize(BITS);
    RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    append(out, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
    append(out, bytes(key.getPublicExponent()));
    append(out, bytes(key.getModulus()));
    return "ssh-rsa " + Base64.getEncoder().encodeToString(out.toByteArray()) + " nobody";
  }

  private static byte[] bytes(BigInteger number) {
    return number.toByteArray();
  }

  private static void append(ByteArrayOutputStream out, byte[] part) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
    out.writeBytes(part);
  }
}
