package org.cloudimages.store.s3;

import java.util.function.Function;
import java.util.stream.Stream;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.paginators.ListMultipartUploadsIterable;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/**
 * The pages of a list. One that says that there is more must say where: without that the SDK would
 * ask for the same page for ever, or take a part of the list for all of it.
 */
final class S3Pages {

  private S3Pages() {}

  static Stream<ListObjectsV2Response> of(ListObjectsV2Iterable pages) {
    return leading(
        pages.stream(),
        page -> Boolean.TRUE.equals(page.isTruncated()),
        ListObjectsV2Response::nextContinuationToken);
  }

  static Stream<ListMultipartUploadsResponse> of(ListMultipartUploadsIterable pages) {
    return leading(
        pages.stream(),
        page -> Boolean.TRUE.equals(page.isTruncated()),
        page -> page.nextKeyMarker() + " " + page.nextUploadIdMarker());
  }

  private static <P> Stream<P> leading(
      Stream<P> pages, Function<P, Boolean> hasMore, Function<P, String> next) {
    String[] last = {"null null"};
    return pages.peek(
        page -> {
          if (hasMore.apply(page)) {
            String place = String.valueOf(next.apply(page));
            if (place.equals(last[0]) || place.startsWith("null")) {
              throw new StoreException(Reason.BROKEN, "S3 does not say where its list goes on.");
            }
            last[0] = place;
          }
        });
  }
}
