package org.cloudimages.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Transactional;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Lets the outcome of commits be unknown. */
@Path("/v2/probe/commits")
public class LostCommits {

  private static final Deque<Kind> KINDS = new ConcurrentLinkedDeque<>();
  private static volatile String prefix = "none";

  /** What becomes of a transaction whose caller is told that nobody knows. */
  public enum Kind {
    /** It is committed. */
    DONE,
    /** Nothing of it is. */
    UNDONE
  }

  /**
   * Disturbs the next transactions that methods begin whose names begin so, one after the other.
   */
  @POST
  @Path("{prefix}/{kinds}")
  public void lose(@PathParam("prefix") String methods, @PathParam("kinds") String kinds) {
    KINDS.clear();
    prefix = methods;
    List.of(kinds.split(",", -1)).forEach(kind -> KINDS.add(Kind.valueOf(kind)));
  }

  /** Stands outside of the transaction. */
  @Interceptor
  @Transactional
  @Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
  public static class Outside {

    @AroundInvoke
    Object call(InvocationContext context) throws Exception {
      String room = context.getMethod().getDeclaringClass().getPackageName();
      boolean disturbs =
          context.getMethod().getName().startsWith(prefix)
              && (room.startsWith("org.cloudimages.image")
                  || room.equals("org.cloudimages.idempotency"));
      Kind kind = disturbs ? KINDS.poll() : null;
      if (kind == null) {
        return context.proceed();
      }
      if (kind == Kind.DONE) {
        context.proceed();
      }
      throw new TransactionalException("commit", new RollbackException("The answer is lost."));
    }
  }
}
