package org.cloudimages.store.s3;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** What a failure of the SDK means to those who know only stores. */
final class S3Failure {

  private static final Set<String> FULL = Set.of("QuotaExceeded", "EntityTooLarge", "StorageFull");
  private static final Set<String> MISSING = Set.of("NoSuchKey", "NoSuchUpload", "NoSuchVersion");

  private S3Failure() {}

  /** The same failure as a store has it; one that the SDK does not foresee is an odd answer. */
  static StoreException of(RuntimeException failure) {
    if (failure instanceof StoreException known) {
      return known;
    }
    return failure instanceof SdkException foreseen
        ? of(foreseen)
        : new StoreException(Reason.BROKEN, "S3 answers what nobody understands.", failure);
  }

  private static StoreException of(SdkException failure) {
    if (failure instanceof AwsServiceException answer) {
      return new StoreException(reason(answer), "S3 refused: " + failure.getMessage(), failure);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreException known) {
        return known;
      }
    }
    return new StoreException(
        Reason.UNAVAILABLE, "S3 does not answer: " + failure.getMessage(), failure);
  }

  private static Reason reason(AwsServiceException answer) {
    String code = code(answer);
    int status = answer.statusCode();
    if (FULL.contains(code) || status == 507) {
      return Reason.FULL;
    }
    return switch (status) {
      // because whoever is no S3, or has lost the whole bucket, says so as well
      case 404 -> isMissing(answer, code) ? Reason.MISSING : Reason.BROKEN;
      case 401, 403 -> Reason.FORBIDDEN;
      case 408, 429 -> Reason.UNAVAILABLE;
      // because an error may be in a success, and a bucket may be elsewhere for a while
      default -> status >= 500 || status < 400 ? Reason.UNAVAILABLE : Reason.BROKEN;
    };
  }

  private static boolean isMissing(AwsServiceException answer, String code) {
    return MISSING.contains(code) || answer instanceof NoSuchKeyException;
  }

  private static String code(AwsServiceException answer) {
    return Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
  }

  /** Returns the same stream, which fails as a store does. */
  static <T> Stream<T> mapped(Stream<T> stream) {
    Iterator<T> each = stream.iterator();
    Iterator<T> mapped =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return guard(each::hasNext);
          }

          @Override
          public T next() {
            return guard(each::next);
          }
        };
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(mapped, Spliterator.ORDERED), false);
  }

  private static <R> R guard(Supplier<R> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw of(e);
    }
  }
}
