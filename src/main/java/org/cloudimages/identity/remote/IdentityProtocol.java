package org.cloudimages.identity.remote;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.cloudimages.identity.TokenValidator.Expiry;

/** The words of one kind of identity service. */
public interface IdentityProtocol {

  /** Where it is, for the log. */
  String url();

  /** Asks for a token of our own. */
  HttpRequest login();

  /** Reads the token from a successful login. */
  String ownToken(HttpResponse<String> answer) throws NoAnswerException;

  /**
   * Asks whose token this is. The answer has a status of 2xx and a document, 404 for a token that
   * is worth nothing, or 401 when our own is.
   */
  HttpRequest validation(String token, Expiry expiry, String ownToken);

  /** Reads the document of a validation. */
  ValidToken read(String document) throws NoAnswerException;
}
