package org.cloudimages.identity;

import java.security.Principal;
import java.util.Set;

/**
 * Who makes a request, for which project, in which roles.
 *
 * @param roles role names in lower case, those that others imply included
 * @param serviceRoles the roles of the service that sends the request on the user's behalf, in
 *     lower case; none where the user asks by itself
 */
public record Caller(String userId, String projectId, Set<String> roles, Set<String> serviceRoles)
    implements Principal {

  /** The cloud's administrator: sees every project. */
  public static final String ADMIN = "admin";

  /** Works with the images of its project. */
  public static final String MEMBER = "member";

  /** Reads the images of its project. */
  public static final String READER = "reader";

  /** Another service of the cloud. */
  public static final String SERVICE = "service";

  public Caller {
    roles = Set.copyOf(roles);
    serviceRoles = Set.copyOf(serviceRoles);
  }

  /** A user that asks by itself. */
  public Caller(String userId, String projectId, Set<String> roles) {
    this(userId, projectId, roles, Set.of());
  }

  public boolean has(String role) {
    return roles.contains(role);
  }

  /** Whether a service asks, for a user or by itself. */
  public boolean isService() {
    return !serviceRoles.isEmpty() || has(SERVICE);
  }

  /** The same without what the service in between adds to its rights. */
  public Caller alone() {
    return new Caller(userId, projectId, roles);
  }

  @Override
  public String getName() {
    return userId;
  }
}
