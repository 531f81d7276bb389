package org.cloudimages.identity.figures;

import org.cloudimages.management.Described;

/** How tokens are judged, as {@code org.cloudimages:type=Identity} in JMX. */
@Described("How this node judges tokens and logins. With local users nobody else is asked.")
public interface IdentityMXBean {

  @Described(
      value = "Tokens that were judged by an answer which was there already.",
      unit = "tokens",
      growing = true)
  long getTokenCacheHits();

  @Described(
      value = "Tokens about which the identity service had to be asked.",
      unit = "tokens",
      growing = true)
  long getTokenCacheMisses();

  @Described(
      value = "Questions to the identity service, such as Keystone.",
      unit = "questions",
      growing = true)
  long getQuestions();

  @Described(
      value = "Questions that it did not answer, or not so that it could be understood.",
      unit = "questions",
      growing = true)
  long getFailedQuestions();

  @Described("Whether the identity service did not answer when it was asked last.")
  boolean isAway();

  @Described(value = "Requests whose token was worth nothing.", unit = "requests", growing = true)
  long getRefusedTokens();

  @Described(value = "Logins of local users that failed.", unit = "logins", growing = true)
  long getFailedLogins();

  @Described(
      "Forgets what is known of tokens, so that each is asked about anew: a token that was revoked"
          + " is worth nothing from now on.")
  void clearTokenCache();
}
