package org.cloudimages.identity.remote;

import com.github.benmanes.caffeine.cache.Ticker;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.cloudimages.fault.BoundedLog;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.fault.LogText;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.TokenValidator.Expiry;

/**
 * Validates tokens at an identity service. Every answer is there within {@link #BUDGET}, from the
 * service or as a 503; what is in the cache is answered however the service is. Thread-safe.
 */
public final class RemoteTokens {

  /** For all that one validation needs: a turn, a login of our own, the question, once more. */
  static final Duration BUDGET = Duration.ofMillis(2800);

  /** Validations at the same time; more would only queue up at the service. */
  static final int TURNS = 16;

  /** Those of them for tokens that never were good here: a flood of invented ones leaves some. */
  static final int TURNS_OF_STRANGERS = 12;

  /** Longer ones are not looked up: no service issues them. */
  static final int MAX_TOKEN = 4096;

  private static final String NO_TOKEN = "none";
  private static final BoundedLog UNTOLD =
      new BoundedLog(System.getLogger(RemoteTokens.class.getName()), "tokens that nobody told of");

  private final IdentityProtocol protocol;
  private final IdentityClient client = new IdentityClient();
  private final OwnToken ownToken;
  private final TokenCache cache;
  private final Outage outage;
  private final Semaphore turns = new Semaphore(TURNS, true);
  private final Semaphore strangers = new Semaphore(TURNS_OF_STRANGERS, true);
  private final Clock clock;
  private final LongAdder questions = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /**
   * @param cacheTime how long an answer keeps, and with it how late a revocation can be noticed
   * @param clock tells when tokens end
   * @param stopWatch measures pauses and how long answers have been kept
   */
  public RemoteTokens(
      IdentityProtocol protocol, Duration cacheTime, Clock clock, Ticker stopWatch) {
    this.protocol = protocol;
    this.ownToken = new OwnToken(protocol, client);
    this.cache = new TokenCache(cacheTime, BUDGET, clock, stopWatch);
    this.outage = new Outage(protocol.url(), BUDGET, stopWatch);
    this.clock = clock;
  }

  /**
   * Returns what the token grants, or empty when it is worth nothing.
   *
   * @throws ImagesException 503 when the identity service does not tell
   */
  public Optional<Grant> validate(String token, Expiry expiry) {
    if (!isPlausible(token)) {
      return Optional.empty();
    }
    return cache
        .get(token, expiry, familiar -> lookUp(token, expiry, familiar))
        .map(ValidToken::grant);
  }

  /** Makes something of a document. */
  public interface Reading<T> {

    T of(Fields document) throws NoAnswerException;
  }

  /**
   * Asks in the name of a bearer, whose token is in the question.
   *
   * @throws ImagesException 503 when the identity service does not tell
   */
  public <T> T tell(HttpRequest question, Reading<T> reading) {
    return asked(
        () -> {
          HttpResponse<String> answer = client.send(question, Deadline.in(BUDGET));
          if (answer.statusCode() != 200) {
            throw NoAnswerException.odd("it answered " + answer.statusCode());
          }
          return reading.of(Fields.parse(answer.body()));
        });
  }

  /**
   * Whether the identity service answered when it was asked last, or does now. In an outage it is
   * asked about a token that nobody has, because there may be nobody else who asks.
   */
  public boolean isAnswering() {
    if (!outage.isKnown()) {
      return true;
    }
    try {
      var unused = lookUp(NO_TOKEN, Expiry.ENFORCED, true);
      return true;
    } catch (ImagesException e) {
      return false;
    }
  }

  /** Whether the service did not answer when it was asked last. */
  public boolean isAway() {
    return outage.isKnown();
  }

  /** How many tokens were judged by an answer that was there. */
  public long cacheHits() {
    return cache.hits();
  }

  /** How many tokens had to be looked up. */
  public long cacheMisses() {
    return cache.misses();
  }

  /** How often the service was asked. */
  public long questions() {
    return questions.sum();
  }

  /** How often it did not answer, or not so that it could be understood. */
  public long failedQuestions() {
    return failures.sum();
  }

  /** Forgets what it answered. */
  public void clearCache() {
    cache.clear();
  }

  /** Whether it can be sent on in a header and may be a token at all. */
  public static boolean isPlausible(String token) {
    return token.length() <= MAX_TOKEN && token.chars().allMatch(c -> c > ' ' && c < 127);
  }

  private Optional<ValidToken> lookUp(String token, Expiry expiry, boolean familiar) {
    return asked(() -> inTurn(token, expiry, familiar, Deadline.in(BUDGET)))
        .filter(known -> expiry == Expiry.FORGIVEN || isAlive(known));
  }

  private interface Question<T> {

    T answer() throws NoAnswerException;
  }

  private <T> T asked(Question<T> question) {
    if (!outage.letsAsk()) {
      throw ImagesException.unavailable();
    }
    questions.increment();
    try {
      T answer = question.answer();
      outage.answered();
      return answer;
    } catch (NoAnswerException e) {
      failures.increment();
      if (e.isAway()) {
        outage.failed(e.getMessage());
      } else {
        UNTOLD.tell(
            Level.WARNING,
            () -> LogText.of(protocol.url() + " did not tell of a token: " + e.getMessage()));
      }
      throw ImagesException.unavailable();
    }
  }

  private boolean isAlive(ValidToken token) {
    return clock.instant().isBefore(token.expiresAt());
  }

  private Optional<ValidToken> inTurn(
      String token, Expiry expiry, boolean familiar, Deadline deadline) throws NoAnswerException {
    Question<Optional<ValidToken>> question = () -> ask(token, expiry, deadline);
    return familiar
        ? inTurn(turns, question, deadline)
        : inTurn(strangers, () -> inTurn(turns, question, deadline), deadline);
  }

  private static <T> T inTurn(Semaphore turns, Question<T> question, Deadline deadline)
      throws NoAnswerException {
    try {
      if (!turns.tryAcquire(deadline.remaining(), TimeUnit.NANOSECONDS)) {
        throw NoAnswerException.odd("too many are asked about at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw NoAnswerException.odd("the wait was interrupted");
    }
    try {
      return question.answer();
    } finally {
      turns.release();
    }
  }

  private Optional<ValidToken> ask(String token, Expiry expiry, Deadline deadline)
      throws NoAnswerException {
    String own = ownToken.get(deadline);
    HttpResponse<String> answer = client.send(protocol.validation(token, expiry, own), deadline);
    if (answer.statusCode() == 401) {
      own = ownToken.renew(own, deadline);
      answer = client.send(protocol.validation(token, expiry, own), deadline);
    }
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    if (answer.statusCode() / 100 != 2) {
      throw NoAnswerException.odd("it answered " + answer.statusCode());
    }
    return Optional.of(protocol.read(answer.body()));
  }
}
