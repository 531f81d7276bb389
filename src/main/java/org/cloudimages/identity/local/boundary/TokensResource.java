package org.cloudimages.identity.local.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.cloudimages.http.PublicEndpoint;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.RequestBody;
import org.cloudimages.identity.AnyCaller;
import org.cloudimages.identity.WithoutToken;
import org.cloudimages.identity.local.LocalSettings;
import org.cloudimages.identity.local.LocalUser;
import org.cloudimages.identity.local.Session;

/** Issues, shows and revokes tokens: {@code /identity/v3/auth/tokens}. */
@Path("/identity/v3/auth/tokens")
@Singleton
public class TokensResource {

  @Inject private Sessions sessions;
  @Inject private Logins logins;
  @Inject private PublicEndpoint endpoint;
  @Inject private LocalSettings settings;

  /** Takes the methods {@code password} and {@code token}, for the user's one project. */
  @POST
  @WithoutToken
  public Response login(@Context HttpServletRequest request) {
    LoginRequest login = LoginRequest.of(RequestBody.object(request));
    Session session =
        session(login.proof(), request)
            .orElseThrow(
                () ->
                    sessions.unauthorized(
                        request, "The user, the password or the token is wrong."));
    if (!isIn(login.scope(), session.user().project())) {
      throw sessions.unauthorized(request, "The user has no role in what the token is to be for.");
    }
    return shown(Response.Status.CREATED, session, request);
  }

  @GET
  @AnyCaller
  public Response validate(@Context HttpServletRequest request) {
    return shown(Response.Status.OK, sessions.ofSubject(request), request);
  }

  @DELETE
  @AnyCaller
  public void revoke(@Context HttpServletRequest request) {
    logins.revoke(request, sessions.ofSubject(request));
  }

  private Optional<Session> session(LoginRequest.Proof proof, HttpServletRequest request) {
    // because a switch over sealed types is only there from Java 21 on
    if (proof instanceof LoginRequest.Token token) {
      return sessions.continued(request, token.text());
    }
    return logins.login(request, (LoginRequest.Password) proof);
  }

  private static boolean isIn(LoginRequest.Scope scope, LocalUser.Project project) {
    return scope instanceof LoginRequest.OwnProject
        || (scope instanceof LoginRequest.NamedProject named && named.is(project));
  }

  private Response shown(Response.Status status, Session session, HttpServletRequest request) {
    boolean hasCatalog =
        QueryParameters.parse(request.getQueryString()).value("nocatalog").isEmpty();
    Optional<Catalog> catalog = Optional.of(new Catalog(endpoint.of(request), settings.regions()));
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header("X-Subject-Token", session.text())
        .entity(new TokenDocument(session, catalog.filter(services -> hasCatalog)))
        .build();
  }
}
