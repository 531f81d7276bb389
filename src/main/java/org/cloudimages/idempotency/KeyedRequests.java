package org.cloudimages.idempotency;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cloudimages.fault.Commits;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.idempotency.entity.IdempotencyKey;
import org.cloudimages.idempotency.entity.KeptAnswer;

/**
 * The door to requests that come with keys: each is done once, and answered as often as it comes.
 * One that fails leaves nothing, so that its key is free. Thread-safe.
 */
@Singleton
public class KeyedRequests {

  /**
   * What became of a request.
   *
   * @param isReplayed whether it was done before, and the answer is that of then
   */
  public record Answered(KeptAnswer answer, boolean isReplayed) {}

  private final KnownKeys keys;
  private final KeyedWork transaction;
  private final KeyCounts counts;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final LongAdder replays = new LongAdder();
  private final LongAdder conflicts = new LongAdder();

  @Inject
  KeyedRequests(KnownKeys keys, KeyedWork transaction, KeyCounts counts) {
    this.keys = keys;
    this.transaction = transaction;
    this.counts = counts;
  }

  /**
   * Answers a request that is done in one transaction, which keeps its answer.
   *
   * @param before what comes before the transaction, such as what may take long
   * @param work takes part in the transaction; may be done twice, the first time rolled back
   * @throws ImagesException what the work throws; 409 with {@code Retry-After} while another
   *     request with the key runs, 413 when the project has too many keys, 422 when the key is that
   *     of another request
   */
  public <T> Answered answer(
      KeyedRequest request, Supplier<T> before, Function<T, KeptAnswer> work) {
    return alone(request, () -> again(request).orElseGet(() -> answerFirst(request, before, work)));
  }

  private <T> Answered answerFirst(
      KeyedRequest request, Supplier<T> before, Function<T, KeptAnswer> work) {
    counts.requireRoom(request.projectId());
    try {
      T prepared = before.get();
      Supplier<KeptAnswer> attempt = () -> transaction.once(request, () -> work.apply(prepared));
      KeptAnswer answer = Commits.settled(attempt, attempt);
      counts.add(request.projectId());
      return new Answered(answer, false);
    } catch (RuntimeException e) {
      // because another node may have done it meanwhile, and this one was refused for that
      return Commits.again(e, () -> again(request).orElseThrow(() -> e));
    }
  }

  /**
   * Answers a request that takes several transactions, and that may be done again by whoever comes
   * after a crash; throws what {@link #answer} throws.
   */
  public Answered answerInParts(KeyedRequest request, Supplier<KeptAnswer> work) {
    return alone(
        request,
        () -> {
          Optional<IdempotencyKey> claim = tryClaim(request);
          return claim.isPresent()
              ? answerFirst(claim.get(), work)
              // because a row that was in the way may count no more
              : again(request).orElseGet(() -> answerFirst(claim(request), work));
        });
  }

  private Optional<IdempotencyKey> tryClaim(KeyedRequest request) {
    try {
      return Optional.of(claim(request));
    } catch (ImagesException e) {
      return Optional.empty();
    }
  }

  private IdempotencyKey claim(KeyedRequest request) {
    counts.requireRoom(request.projectId());
    IdempotencyKey claim = keys.claim(request);
    counts.add(request.projectId());
    return claim;
  }

  private Answered answerFirst(IdempotencyKey claim, Supplier<KeptAnswer> work) {
    try {
      KeptAnswer answer = work.get();
      keys.finish(claim, answer);
      return new Answered(answer, false);
    } catch (RuntimeException e) {
      keys.release(claim);
      throw e;
    }
  }

  private Optional<Answered> again(KeyedRequest request) {
    Optional<KeptAnswer> known = keys.find(request);
    known.ifPresent(answer -> replays.increment());
    return known.map(answer -> new Answered(answer, true));
  }

  /** Of requests with the same key at this node, one at a time, which costs the others nothing. */
  private Answered alone(KeyedRequest request, Supplier<Answered> answering) {
    if (!running.add(request.id())) {
      conflicts.increment();
      throw KeyRows.stillRunning();
    }
    try {
      return answering.get();
    } catch (ImagesException e) {
      if (isConflict(e.fault())) {
        conflicts.increment();
      }
      throw e;
    } finally {
      running.remove(request.id());
    }
  }

  /** Other conflicts do not pass by themselves. */
  private static boolean isConflict(Fault fault) {
    return fault.type() == FaultType.CONFLICT && fault.retryAfter().isPresent();
  }

  /** How often this node has answered as before. */
  long replays() {
    return replays.sum();
  }

  /** How often this node has refused a request because another one with its key ran. */
  long conflicts() {
    return conflicts.sum();
  }
}
