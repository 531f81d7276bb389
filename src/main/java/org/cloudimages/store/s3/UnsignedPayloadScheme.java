package org.cloudimages.store.s3;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * Signature 4 without the digest of the body, which could only be had by reading the body twice or
 * by an encoding that few servers other than Amazon's take.
 */
final class UnsignedPayloadScheme implements AwsV4AuthScheme {

  private final AwsV4HttpSigner signer = new Signer(AwsV4HttpSigner.create());

  @Override
  public String schemeId() {
    return SCHEME_ID;
  }

  @Override
  public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
    return providers.identityProvider(AwsCredentialsIdentity.class);
  }

  @Override
  public AwsV4HttpSigner signer() {
    return signer;
  }

  private record Signer(AwsV4HttpSigner sdk) implements AwsV4HttpSigner {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    @Override
    public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
      SdkHttpRequest plain = request.request();
      // because the SDK leaves bodies unsigned over TLS only; the scheme is no part of what it
      // signs
      SdkHttpRequest asOverTls =
          plain.toBuilder()
              .protocol("https")
              .port(plain.port() == HTTP ? HTTPS : plain.port())
              .build();
      SignedRequest signed =
          sdk.sign(
              request.copy(
                  each -> each.request(asOverTls).putProperty(PAYLOAD_SIGNING_ENABLED, false)));
      return signed.copy(
          each ->
              each.request(
                  signed.request().toBuilder()
                      .protocol(plain.protocol())
                      .port(plain.port())
                      .build()));
    }

    @Override
    public CompletableFuture<AsyncSignedRequest> signAsync(
        AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
      throw new UnsupportedOperationException("The clients of this service are synchronous.");
    }
  }
}
