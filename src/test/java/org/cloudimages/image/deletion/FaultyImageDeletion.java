package org.cloudimages.image.deletion;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.util.stream.Stream;
import org.cloudimages.audit.Actor;

/**
 * Lets a deletion fail after everything was written and before the commit, for the requests that
 * ask for it.
 */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class FaultyImageDeletion {

  /** The request id that provokes the failure. */
  public static final String FAILING_REQUEST = "req-that-fails";

  /** What nobody but the log may see. */
  public static final String SECRET = "jdbc:secret://user:password@host";

  @AroundInvoke
  Object failAfterwards(InvocationContext call) throws Exception {
    Object result = call.proceed();
    if (call.getMethod().getDeclaringClass() == ImageDeletion.class
        && call.getMethod().getName().equals("delete")
        && Stream.of(call.getParameters()).anyMatch(FaultyImageDeletion::isToFail)) {
      throw new IllegalStateException(SECRET);
    }
    return result;
  }

  private static boolean isToFail(Object parameter) {
    return parameter instanceof Actor actor && actor.requestId().startsWith(FAILING_REQUEST);
  }
}
