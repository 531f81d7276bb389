package org.cloudimages.idempotency.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.idempotency.KeyedRequests;
import org.cloudimages.idempotency.KeyedRequests.Answered;
import org.cloudimages.idempotency.entity.KeptAnswer;
import org.cloudimages.policy.Policies;

/**
 * Answers requests that clients may repeat: one without a key as if this were not here, one with a
 * key as {@link KeyedRequests} says.
 */
@Singleton
public class Repetitions {

  private static final String REPLAYED = "Idempotency-Replayed";
  private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

  private final KeyedRequests requests;
  private final Policies policies;

  @Inject
  Repetitions(KeyedRequests requests, Policies policies) {
    this.requests = requests;
    this.policies = policies;
  }

  /**
   * Answers by work in one transaction, which is that of the key where there is one; see {@link
   * KeyedRequests#answer}.
   */
  public Response answer(RepeatableRequest request, Supplier<Response> work) {
    return answer(request, () -> "", nothing -> work.get());
  }

  /**
   * The same after what is no part of the transaction.
   *
   * @param before what the work needs
   */
  public <T> Response answer(
      RepeatableRequest request, Supplier<T> before, Function<T, Response> work) {
    if (request.key().isEmpty()) {
      return work.apply(before.get());
    }
    Answered answered =
        requests.answer(request.key().get(), before, prepared -> kept(work.apply(prepared)));
    if (answered.isReplayed()) {
      policies.requirePossible(request.policy(), request.caller());
    }
    return response(answered);
  }

  /**
   * Answers by work in several transactions, see {@link KeyedRequests#answerInParts}. Who repeats
   * it has the roles of the first time, and what he did not have them for is in the answer.
   */
  public Response answerInParts(RepeatableRequest request, Supplier<Response> work) {
    return request
        .key()
        .map(key -> response(requests.answerInParts(key, () -> kept(work.get()))))
        .orElseGet(work);
  }

  /** An answer without a body, or with a document. */
  private static KeptAnswer kept(Response response) {
    StringWriter body = new StringWriter();
    if (response.getEntity() instanceof JsonDocument document) {
      try (JsonGenerator json = GENERATORS.createGenerator(body)) {
        document.writeTo(json);
      }
    }
    Map<String, String> headers =
        response.getHeaders().keySet().stream()
            .collect(Collectors.toMap(name -> name, response::getHeaderString));
    return new KeptAnswer(response.getStatus(), headers, body.toString());
  }

  private static Response response(Answered answered) {
    KeptAnswer answer = answered.answer();
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.headers().forEach(response::header);
    if (!answer.body().isEmpty()) {
      response.entity(answer.body().getBytes(UTF_8)).type(MediaType.APPLICATION_JSON);
    }
    if (answered.isReplayed()) {
      response.header(REPLAYED, "true");
    }
    return response.build();
  }
}
