package org.cloudimages.identity.request;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.ApiPath;
import org.cloudimages.identity.Caller;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.IdentitySettings;
import org.cloudimages.identity.TokenValidator;
import org.cloudimages.identity.TokenValidator.Expiry;
import org.cloudimages.identity.UserToken;

/**
 * Turns the tokens of a request into its caller.
 *
 * <p>A service that sends a user's request on proves itself by {@code X-Service-Token}. It may
 * finish what the user began after the user's token has expired, and the user's access rules, which
 * are for the service, do not bind it here. A service token that is invalid, or has none of the
 * roles of {@code images.service-roles}, changes nothing.
 */
@Singleton
public class Identification {

  private final TokenValidator tokens;
  private final Set<String> wanted;

  @Inject
  Identification(TokenValidator tokens, IdentitySettings settings) {
    this.tokens = tokens;
    this.wanted = settings.serviceRoles();
  }

  /**
   * Returns the caller, or empty when there is no valid token that is good for this request.
   *
   * @throws ImagesException 403 for a token of the cloud itself; 503 when nobody can tell
   */
  public Optional<Caller> caller(HttpServletRequest request) {
    return find(request).flatMap(given -> caller(given, request));
  }

  /** Whether the request brings a token, be it worth something or not. */
  static boolean hasToken(HttpServletRequest request) {
    return find(request).isPresent();
  }

  /**
   * The token of the caller behind a request that passed the filters, for his object store: the one
   * that he brings for it, else that which he proves himself by. It must not be written down.
   */
  public static UserToken storageToken(HttpServletRequest request) {
    return new UserToken(token(request, "X-Storage-Token").or(() -> find(request)).orElseThrow());
  }

  /** The token that the caller behind such a request proves himself by; as secret. */
  public static UserToken userToken(HttpServletRequest request) {
    return new UserToken(find(request).orElseThrow());
  }

  private static Optional<String> find(HttpServletRequest request) {
    return token(request, "X-Auth-Token").or(() -> token(request, "X-Storage-Token"));
  }

  private Optional<Caller> caller(String token, HttpServletRequest request) {
    Set<String> service = serviceRoles(request);
    Expiry expiry = service.isEmpty() ? Expiry.ENFORCED : Expiry.FORGIVEN;
    return tokens
        .validate(token, expiry)
        .filter(grant -> !service.isEmpty() || permits(grant, request))
        .flatMap(grant -> caller(grant, service));
  }

  private Set<String> serviceRoles(HttpServletRequest request) {
    return token(request, "X-Service-Token")
        .flatMap(token -> tokens.validate(token, Expiry.ENFORCED))
        .map(Grant::roles)
        .filter(roles -> !Collections.disjoint(roles, wanted))
        .orElse(Set.of());
  }

  private static boolean permits(Grant grant, HttpServletRequest request) {
    return grant.permits(request.getMethod(), ApiPath.of(request).uri());
  }

  private static Optional<Caller> caller(Grant grant, Set<String> service) {
    if (grant.scope() instanceof Grant.Project project) {
      return Optional.of(new Caller(grant.userId(), project.id(), grant.roles(), service));
    }
    if (grant.scope() instanceof Grant.Cloud) {
      throw new ImagesException(Fault.of(FaultType.FORBIDDEN));
    }
    return Optional.empty();
  }

  private static Optional<String> token(HttpServletRequest request, String header) {
    return Optional.ofNullable(request.getHeader(header))
        .map(String::strip)
        .filter(token -> !token.isEmpty());
  }
}
