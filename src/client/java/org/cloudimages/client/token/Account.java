package org.cloudimages.client.token;

/**
 * Who logs in with a password, and for which project; all by name.
 *
 * @param domain of both the user and the project
 */
public record Account(String user, String project, String domain) {

  /** One of the domain {@code Default}, which is that of the service's local users. */
  public static Account of(String user, String project) {
    return new Account(user, project, "Default");
  }
}
