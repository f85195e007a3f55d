package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ThrowAwayKeyTest {
  @Test
  void isAnOpenSshKeyOf2048BitsAndNeverTheSame() {
    String key = ThrowAwayKey.create();

    assertThat(key)
        .matches("ssh-rsa [A-Za-z0-9+/=]{300,} nobody")
        .isNotEqualTo(ThrowAwayKey.create());
    ByteBuffer parts = ByteBuffer.wrap(Base64.getDecoder().decode(key.split(" ", -1)[1]));
    assertThat(parts.getInt()).isEqualTo(7);
    parts.position(parts.position() + 7);
    int exponent = parts.getInt();
    parts.position(parts.position() + exponent);
    // one byte more for the sign
    assertThat(parts.getInt()).isEqualTo(2048 / 8 + 1);
    assertThat(parts.remaining()).isEqualTo(2048 / 8 + 1);
  }
}
