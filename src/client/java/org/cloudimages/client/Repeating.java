package org.cloudimages.client;

import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cloudimages.client.fault.FaultException;
import org.cloudimages.client.fault.FaultKey;
import org.cloudimages.client.fault.ImageServiceException;

/** Sends a request again where that can help, and unwraps what a runtime has wrapped. */
final class Repeating implements InvocationHandler {

  private final ImagesClient client;
  private final boolean isTokenRenewable;
  private final int repetitions;
  private final Duration longestWait;

  Repeating(ImagesClient client, boolean isTokenRenewable, int repetitions, Duration longestWait) {
    this.client = client;
    this.isTokenRenewable = isTokenRenewable;
    this.repetitions = repetitions;
    this.longestWait = longestWait;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
    Object[] arguments = PathValues.segments(method, given);
    int left = repetitions;
    boolean isRenewalLeft = isTokenRenewable;
    while (true) {
      try {
        return method.invoke(client, arguments);
      } catch (InvocationTargetException e) {
        Throwable failure = unwrapped(e.getCause());
        if (!(failure instanceof FaultException fault) || isUpload(arguments)) {
          throw failure;
        }
        if (isRenewalLeft && fault.key() == FaultKey.UNAUTHORIZED) {
          isRenewalLeft = false;
        } else if (left > 0 && pause(fault).isPresent()) {
          left--;
          TimeUnit.MILLISECONDS.sleep(pause(fault).get().toMillis());
        } else {
          throw failure;
        }
      }
    }
  }

  /** How long the service asks to wait, where that is bearable. */
  private Optional<Duration> pause(FaultException e) {
    return e.fault().status() == 503
        ? e.fault().retryAfter().filter(pause -> pause.compareTo(longestWait) <= 0)
        : Optional.empty();
  }

  private static boolean isUpload(Object[] arguments) {
    return arguments != null && Arrays.stream(arguments).anyMatch(InputStream.class::isInstance);
  }

  /** What a filter throws comes out of JAX-RS as the cause of something else. */
  private static Throwable unwrapped(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause)
        .filter(ImageServiceException.class::isInstance)
        .findFirst()
        .orElse(failure);
  }
}
