package org.cloudimages.database;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/** What EclipseLink cannot be told in {@code persistence.xml}. */
public class SessionSettings implements SessionCustomizer {

  @Override
  public void customize(Session session) {
    DatabaseLogin login = (DatabaseLogin) session.getDatasourceLogin();
    // because it repeats a failed read three times, five seconds apart, while the client waits
    login.setQueryRetryAttemptCount(0);
  }
}
