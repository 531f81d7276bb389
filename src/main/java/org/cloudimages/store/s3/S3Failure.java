package org.cloudimages.store.s3;

import java.util.Iterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a failure of the SDK means to those who know only stores. */
final class S3Failure {

  private static final Set<String> FULL = Set.of("QuotaExceeded", "EntityTooLarge", "StorageFull");

  private S3Failure() {}

  static StoreException of(SdkException failure) {
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
    String code = answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
    int status = answer.statusCode();
    if (FULL.contains(code) || status == 507) {
      return Reason.FULL;
    }
    return switch (status) {
      // because without its bucket a store has lost more than one object
      case 404 -> "NoSuchBucket".equals(code) ? Reason.BROKEN : Reason.MISSING;
      case 401, 403 -> Reason.FORBIDDEN;
      case 408, 429 -> Reason.UNAVAILABLE;
      default -> status >= 500 ? Reason.UNAVAILABLE : Reason.BROKEN;
    };
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
    } catch (SdkException e) {
      throw of(e);
    }
  }
}
