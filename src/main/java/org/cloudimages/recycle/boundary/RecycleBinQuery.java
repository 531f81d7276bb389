package org.cloudimages.recycle.boundary;

import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.recycle.control.RecycleBin;

/** The query parameters of {@code GET /v2/recycle-bin}; others are ignored. */
final class RecycleBinQuery {

  private static final int USUAL_LIMIT = 100;
  private static final int HIGHEST_LIMIT = 1000;

  private RecycleBinQuery() {}

  /**
   * Reads the parameters.
   *
   * @throws ImagesException 400, naming the parameter
   */
  static RecycleBin.Query parse(QueryParameters parameters) {
    return new RecycleBin.Query(
        parameters.value("owner"),
        parameters.value("marker"),
        parameters.value("limit").map(RecycleBinQuery::limit).orElse(USUAL_LIMIT));
  }

  private static int limit(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw ImagesException.invalid("limit", "it must be an integer from 0.");
    }
    return (int) Math.min(Long.parseLong(text), HIGHEST_LIMIT);
  }
}
