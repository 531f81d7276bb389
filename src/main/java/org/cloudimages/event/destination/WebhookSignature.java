package org.cloudimages.event.destination;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what is sent to a webhook, as Standard Webhooks does it: once with each secret. */
final class WebhookSignature {

  private static final String ALGORITHM = "HmacSHA256";

  private final List<SecretKeySpec> keys;

  WebhookSignature(List<byte[]> secrets) {
    this.keys = secrets.stream().map(secret -> new SecretKeySpec(secret, ALGORITHM)).toList();
  }

  /** The value of {@code webhook-signature}. */
  String of(String id, Instant sent, String body) {
    byte[] signed = (id + "." + sent.getEpochSecond() + "." + body).getBytes(UTF_8);
    return keys.stream()
        .map(key -> "v1," + signature(key, signed))
        .collect(Collectors.joining(" "));
  }

  private static String signature(SecretKeySpec key, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
