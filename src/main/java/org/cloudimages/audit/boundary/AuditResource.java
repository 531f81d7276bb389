package org.cloudimages.audit.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cloudimages.audit.AuditEntry;
import org.cloudimages.audit.search.AuditQuery;
import org.cloudimages.audit.search.AuditSearch;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.Paging;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.AcceptedTypes;
import org.cloudimages.http.content.NoBody;
import org.cloudimages.identity.Caller;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;

/** Who did what, and when. */
@Path(AuditDocument.PATH)
@Singleton
public class AuditResource {

  /** Entries of all, without which nobody could tell that some are missing at the end. */
  private static final String COUNT = "X-Total-Count";

  @Inject private AuditSearch audit;

  /** List Entries: 200 with a page, or with all of them as lines; 400, 403. */
  @GET
  @Guarded(Policy.GET_AUDIT)
  @NoBody
  public Response list(@Context HttpServletRequest request) {
    Caller caller = Actors.of(request).caller();
    audit.admit(caller);
    QueryParameters parameters = QueryParameters.parse(request.getQueryString());
    AuditQuery query = AuditListQuery.parse(parameters);
    return AuditFormat.of(AcceptedTypes.of(request))
        .map(format -> lines(format, query, caller))
        .orElseGet(() -> page(query, parameters, caller));
  }

  private Response page(AuditQuery query, QueryParameters parameters, Caller caller) {
    return Response.ok(
            new AuditDocument(audit.page(query, Paging.of(parameters), caller), parameters),
            MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private Response lines(AuditFormat format, AuditQuery query, Caller caller) {
    StreamingOutput lines = out -> write(format, query, caller, out);
    return Response.ok(lines)
        .header(HttpHeaders.CONTENT_TYPE, format.media())
        .header(COUNT, audit.count(query, caller))
        // because a server would keep the connection of an answer that breaks off
        .header("Connection", "close")
        .build();
  }

  private void write(AuditFormat format, AuditQuery query, Caller caller, OutputStream out)
      throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write(format.head());
    try {
      audit.all(query, caller, entries -> write(format, entries, text));
    } catch (ImagesException e) {
      throw new IOException("The database gives no more entries.", e);
    }
    text.flush();
  }

  private static void write(AuditFormat format, List<AuditEntry> entries, Writer text)
      throws IOException {
    for (AuditEntry entry : entries) {
      text.write(format.line(entry));
    }
  }
}
