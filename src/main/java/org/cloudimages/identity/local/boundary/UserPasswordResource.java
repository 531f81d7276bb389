package org.cloudimages.identity.local.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.cloudimages.http.content.RequestBody;
import org.cloudimages.identity.WithoutToken;

/** Lets a user change its password; the former one is the proof, no token is asked for. */
@Path("/identity/v3/users/{id}/password")
@Singleton
public class UserPasswordResource {

  private static final int MIN_LENGTH = 8;

  @Inject private Sessions sessions;
  @Inject private Logins logins;

  @POST
  @WithoutToken
  public void change(@Context HttpServletRequest request, @PathParam("id") String id) {
    JsonObject body = RequestBody.object(request);
    Field user = Field.of(body, "user");
    String former = user.get("original_password").text();
    Field password = user.get("password");
    if (password.text().length() < MIN_LENGTH) {
      throw password.invalid("it must have at least " + MIN_LENGTH + " characters");
    }
    if (password.text().equals(former)) {
      throw password.invalid("it must be another one than before");
    }
    if (!logins.changePassword(request, id, former, password.text())) {
      throw sessions.unauthorized(request, "The user or the former password is wrong.");
    }
  }
}
