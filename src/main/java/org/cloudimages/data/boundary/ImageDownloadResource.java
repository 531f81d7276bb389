package org.cloudimages.data.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.data.download.ByteRange;
import org.cloudimages.data.download.Download;
import org.cloudimages.data.download.DownloadRequest;
import org.cloudimages.data.download.ImageDownload;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.NoBody;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;

/** Sends the data of an image. */
@Path("/v2/images/{id}/file")
@Singleton
public class ImageDownloadResource {

  private static final String CONTENT_MD5 = "Content-MD5";
  private static final String CONTENT_RANGE = "Content-Range";

  @Inject private ImageDownload images;

  /** Download Image Data: 200 with all bytes, 206 with some, 204; 400, 403, 404, 416. */
  @GET
  @Guarded(Policy.DOWNLOAD_IMAGE)
  @NoBody
  public Response download(@PathParam("id") String id, @Context HttpServletRequest request) {
    return images
        .open(parse(id, request), Actors.of(request).caller())
        .map(this::send)
        .orElseGet(() -> Response.noContent().build());
  }

  private static DownloadRequest parse(String id, HttpServletRequest request) {
    return new DownloadRequest(
        id,
        ByteRange.of(
            headers(request, "Range"),
            headers(request, CONTENT_RANGE),
            headers(request, "If-Range")),
        QueryParameters.parse(request.getQueryString())
            .value("prefer")
            .map(ids -> Stream.of(ids.split(",", -1)).map(String::strip).toList()));
  }

  private static List<String> headers(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }

  private Response send(Download download) {
    StreamingOutput bytes = out -> images.send(download, out);
    Response.ResponseBuilder response =
        Response.status(
                download.slice().partial() ? Response.Status.PARTIAL_CONTENT : Response.Status.OK)
            .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
            .header(CONTENT_MD5, download.checksum())
            .header(HttpHeaders.ETAG, download.tag())
            .header(HttpHeaders.CONTENT_LENGTH, download.slice().length())
            .entity(bytes);
    if (!download.isComplete()) {
      // because Payara would keep the connection of an answer that breaks off, and its client would
      // wait for the rest, or take the next answer for it
      response.header("Connection", "close");
    }
    if (download.slice().partial()) {
      response.header(CONTENT_RANGE, download.slice().contentRange());
    }
    return response.build();
  }
}
