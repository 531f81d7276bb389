package org.cloudimages.testing;

import java.util.List;

/**
 * A user that every test can count on.
 *
 * @param project id and name of the project that it works for
 * @param role the one that it was given
 */
public record TestUser(String name, String project, String role) {

  public static final List<TestUser> ALL =
      List.of(
          new TestUser("admin", "admin", "admin"),
          new TestUser("member", "demo", "member"),
          new TestUser("colleague", "demo", "member"),
          new TestUser("reader", "demo", "reader"),
          new TestUser("stranger", "other", "member"),
          new TestUser("changing", "changing", "member"),
          new TestUser("hasty", "hasty", "member"),
          new TestUser("keeper", "kept", "member"),
          new TestUser("nobody", "demo", "auditor"),
          new TestUser("service", "demo", "service"),
          new TestUser("solo", "solo", "member"),
          new TestUser("operator", "operators", "identity:admin"),
          new TestUser("account-admin", "demo", "admin"),
          new TestUser("user-admin", "demo", "identity:user-admin"),
          new TestUser("creator", "demo", "cloudimages:creator"),
          new TestUser("observer", "demo", "observer"),
          new TestUser("pending", "pending", "member"),
          new TestUser("pending-admin", "pending", "admin"),
          new TestUser("accepted", "accepted", "member"),
          new TestUser("accepted-reader", "accepted", "reader"),
          new TestUser("accepted-admin", "accepted", "admin"),
          new TestUser("accepted-creator", "accepted", "cloudimages:creator"),
          new TestUser("accepted-observer", "accepted", "observer"),
          new TestUser("rejected", "rejected", "member"),
          new TestUser("rejected-admin", "rejected", "admin"),
          new TestUser("other-admin", "other", "admin"));
}
