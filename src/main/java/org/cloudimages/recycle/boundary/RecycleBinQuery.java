package org.cloudimages.recycle.boundary;

import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.Paging;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.recycle.control.RecycleBin;

/** The query parameters of {@code GET /v2/recycle-bin}; others are ignored. */
final class RecycleBinQuery {

  private RecycleBinQuery() {}

  /**
   * Reads the parameters.
   *
   * @throws ImagesException 400, naming the parameter
   */
  static RecycleBin.Query parse(QueryParameters parameters) {
    Paging paging = Paging.of(parameters);
    return new RecycleBin.Query(parameters.value("owner"), paging.marker(), paging.limit());
  }
}
