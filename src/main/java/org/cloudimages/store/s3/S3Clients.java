package org.cloudimages.store.s3;

import org.cloudimages.store.transfer.Transfer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The SDK's clients of one bucket, over the same connections.
 *
 * @param control tries again what is refused for the moment, but not what gets no answer
 * @param once tries once, as for a body that cannot be read again
 */
record S3Clients(S3Client control, S3Client once) {

  static S3Clients of(S3Settings settings) {
    SdkHttpClient http = new TransferHttpClient(new Transfer(settings.transfer()));
    return new S3Clients(
        client(settings, http, AwsRetryStrategy.standardRetryStrategy()),
        client(settings, http, AwsRetryStrategy.doNotRetry()));
  }

  private static S3Client client(S3Settings settings, SdkHttpClient http, RetryStrategy retry) {
    // because no file or variable of the machine may decide what the settings do not say
    ProfileFile nothing = ProfileFile.aggregator().build();
    return S3Client.builder()
        .httpClient(http)
        .endpointOverride(settings.endpoint())
        .region(Region.of(settings.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
        .forcePathStyle(settings.pathStyle())
        .putAuthScheme(new UnsignedPayloadScheme())
        // because the checksums that the SDK adds by itself are in trailers, which few others take
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
        .overrideConfiguration(
            all ->
                all.retryStrategy(retry)
                    .defaultProfileFileSupplier(() -> nothing)
                    .defaultProfileName("none"))
        .build();
  }
}
