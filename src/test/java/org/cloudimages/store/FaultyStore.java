package org.cloudimages.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.file.FileStore;
import org.cloudimages.store.file.Reserve;

/** A file store that a test can disturb. What it does is for all stores of one id in this JVM. */
public final class FaultyStore implements ImageStore {

  /** How it behaves. */
  public enum Mode {
    WORKING,
    /** It says that it does not work. */
    REFUSING,
    /** It says that there is no room. */
    FULL,
    /** It throws what no store should throw. */
    BROKEN,
    /** It answers when it is interrupted, or works again. */
    HANGING,
    /** It answers when it works again, and not before. */
    DEAF,
    /** It works, and takes its time for each piece that it is given. */
    SLOW
  }

  /** What is done to it. */
  public enum Verb {
    PUT,
    OPEN,
    DELETE,
    LIST
  }

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** One for each id, from the first time that anybody asks. */
  private static final Map<String, State> STATES = new ConcurrentHashMap<>();

  private final State state;
  private final FileStore files;

  public FaultyStore(String id, Path directory) {
    this.state = state(id);
    this.files = new FileStore(directory, Reserve.NONE, Runnable::run);
  }

  /** Makes the store behave so, for those verbs; for the others it works. */
  public static void behave(String id, Mode mode, Set<Verb> verbs) {
    state(id).behave(mode, verbs);
  }

  /** How often a verb was called. */
  public static int calls(String id, Verb verb) {
    return state(id).calls.get(verb).get();
  }

  private static State state(String id) {
    return STATES.computeIfAbsent(id, any -> new State());
  }

  @Override
  public long put(String key, InputStream bytes, long size) throws IOException {
    state.enter(Verb.PUT);
    return files.put(key, state.slowed(bytes), size);
  }

  @Override
  public InputStream open(String key, long offset, long length) {
    state.enter(Verb.OPEN);
    return files.open(key, offset, length);
  }

  @Override
  public void delete(String key) {
    state.enter(Verb.DELETE);
    files.delete(key);
  }

  @Override
  public Stream<StoredObject> list() {
    state.enter(Verb.LIST);
    return files.list();
  }

  @Override
  public boolean isAnswering() {
    state.enter(Verb.OPEN);
    return files.isAnswering();
  }

  /** How the stores of one id behave. */
  private static final class State {

    private final Map<Verb, AtomicInteger> calls =
        Map.of(
            Verb.PUT, new AtomicInteger(),
            Verb.OPEN, new AtomicInteger(),
            Verb.DELETE, new AtomicInteger(),
            Verb.LIST, new AtomicInteger());
    private Mode mode = Mode.WORKING;
    private Set<Verb> verbs = EnumSet.noneOf(Verb.class);

    synchronized void behave(Mode next, Set<Verb> which) {
      mode = next;
      verbs = which;
      notifyAll();
    }

    synchronized void enter(Verb verb) {
      requireOurThread();
      calls.get(verb).incrementAndGet();
      boolean interrupted = false;
      while (is(Mode.HANGING, verb) || is(Mode.DEAF, verb)) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
          if (is(Mode.HANGING, verb)) {
            throw new StoreException(Reason.UNAVAILABLE, "The call was interrupted.", e);
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      fail(verb);
    }

    /** Libraries and the server load what they need as the application, on whatever thread. */
    private static void requireOurThread() {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      if (loader != FaultyStore.class.getClassLoader()) {
        throw new IllegalStateException("This thread loads its classes from " + loader);
      }
    }

    private void fail(Verb verb) {
      if (is(Mode.REFUSING, verb)) {
        throw new StoreException(Reason.UNAVAILABLE, "The store refuses.");
      }
      if (is(Mode.FULL, verb)) {
        throw new StoreException(Reason.FULL, "The store is full.");
      }
      if (is(Mode.BROKEN, verb)) {
        throw new IllegalStateException("The store is broken.");
      }
    }

    /** A stream that gives as slowly as the store takes at the time. */
    InputStream slowed(InputStream bytes) {
      return new FilterInputStream(bytes) {
        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          if (is(Mode.SLOW, Verb.PUT)) {
            LockSupport.parkNanos(PAUSE.toNanos());
          }
          return super.read(into, offset, length);
        }
      };
    }

    private synchronized boolean is(Mode which, Verb verb) {
      return mode == which && verbs.contains(verb);
    }
  }
}
