package org.cloudimages.identity;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;

/**
 * Who makes a request, for which project, in which roles.
 *
 * @param roles role names in lower case, those that others imply included
 */
public record Caller(String userId, String projectId, Set<String> roles) implements Principal {

  /** The cloud's administrator: sees every project. */
  public static final String ADMIN = "admin";

  /** Works with the images of its project. */
  public static final String MEMBER = "member";

  /** Reads the images of its project. */
  public static final String READER = "reader";

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** The caller of a request that passed the {@link IdentityFilter}. */
  public static Caller of(SecurityContext context) {
    return (Caller) context.getUserPrincipal();
  }

  public boolean has(String role) {
    return roles.contains(role);
  }

  public boolean isAdmin() {
    return has(ADMIN);
  }

  @Override
  public String getName() {
    return userId;
  }
}
