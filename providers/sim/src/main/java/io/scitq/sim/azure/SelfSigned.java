package io.scitq.sim.azure;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A key and a certificate that it signed itself, for {@code localhost} and 127.0.0.1. The JDK reads
 * certificates but makes none, so the few ASN.1 structures of one are written here.
 *
 * @param certificate PEM
 * @param key PEM, PKCS 8
 */
record SelfSigned(String certificate, String key) {
  private static final int INTEGER = 0x02;
  private static final int BITS = 0x03;
  private static final int OCTETS = 0x04;
  private static final int OBJECT = 0x06;
  private static final int TEXT = 0x0c;
  private static final int TIME = 0x17;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int EXPLICIT_0 = 0xa0;
  private static final int EXPLICIT_3 = 0xa3;
  private static final int DNS_NAME = 0x82;
  private static final int ADDRESS = 0x87;

  /** ecdsa-with-SHA256, commonName, subjectAltName, basicConstraints. */
  private static final byte[] SIGNED = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2};

  private static final byte[] COMMON_NAME = {0x55, 4, 3};
  private static final byte[] OTHER_NAMES = {0x55, 0x1d, 0x11};
  private static final byte[] CONSTRAINTS = {0x55, 0x1d, 0x13};

  /** Makes a new pair. */
  static SelfSigned create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] body = body(pair.getPublic().getEncoded());
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(body);
      byte[] whole = der(SEQUENCE, body, algorithm(), der(BITS, bytes(0), signature.sign()));
      return new SelfSigned(
          pem("CERTIFICATE", whole), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has elliptic curves", impossible);
    }
  }

  private static byte[] body(byte[] publicKey) {
    byte[] name =
        der(
            SEQUENCE,
            der(SET, der(SEQUENCE, der(OBJECT, COMMON_NAME), text(TEXT, "simulated azure"))));
    return der(
        SEQUENCE,
        der(EXPLICIT_0, der(INTEGER, bytes(2))),
        der(INTEGER, bytes(1)),
        algorithm(),
        name,
        der(SEQUENCE, text(TIME, "200101000000Z"), text(TIME, "491231235959Z")),
        name,
        publicKey,
        der(EXPLICIT_3, der(SEQUENCE, names(), constraints())));
  }

  private static byte[] names() {
    byte[] names =
        der(SEQUENCE, text(DNS_NAME, "localhost"), der(ADDRESS, bytes(127), bytes(0, 0, 1)));
    return der(SEQUENCE, der(OBJECT, OTHER_NAMES), der(OCTETS, names));
  }

  /** It is its own authority, which some clients want to see. */
  private static byte[] constraints() {
    byte[] authority = der(SEQUENCE, der(1, bytes(0xff)));
    return der(SEQUENCE, der(OBJECT, CONSTRAINTS), der(1, bytes(0xff)), der(OCTETS, authority));
  }

  private static byte[] algorithm() {
    return der(SEQUENCE, der(OBJECT, SIGNED));
  }

  private static byte[] text(int tag, String text) {
    return der(tag, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** Tag, length, content: the one form of everything in ASN.1. */
  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(tag);
    int length = content.size();
    if (length < 0x80) {
      whole.write(length);
    } else if (length < 0x100) {
      whole.writeBytes(bytes(0x81, length));
    } else {
      whole.writeBytes(bytes(0x82, length >> 8, length & 0xff));
    }
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }

  private static String pem(String what, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return "SelfSigned[***]";
  }
}
