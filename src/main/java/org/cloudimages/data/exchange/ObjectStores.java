package org.cloudimages.data.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.fault.LogText;
import org.cloudimages.identity.Caller;
import org.cloudimages.identity.TokenValidator;
import org.cloudimages.identity.UserToken;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.swift.SwiftContainer;
import org.cloudimages.store.transfer.Transfer;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskSecret;

/**
 * The object stores of those who ask for tasks. The operator or the identity service names the
 * host, so that the filter for URLs of clients is not asked. Thread-safe.
 */
@Singleton
public class ObjectStores {

  private static final Logger LOG = System.getLogger(ObjectStores.class.getName());

  private static final String TYPE = "object-store";
  private static final String NETWORK = "public";

  /**
   * What a task needs to reach the object store of whoever asked for it.
   *
   * @param account its URL, without a slash at the end
   */
  record Access(URI account, UserToken token) implements TaskSecret {}

  private final ObjectStoreSettings settings;
  private final TokenValidator tokens;
  private final Transfer transfer;

  @Inject
  ObjectStores(ObjectStoreSettings settings, TokenValidator tokens) {
    this.settings = settings;
    this.tokens = tokens;
    this.transfer = new Transfer(settings.transfer());
  }

  /**
   * What a task of the caller will need.
   *
   * @throws ImagesException 400 where nobody knows his object store, 503 when nobody can tell now
   */
  Access access(Caller caller, UserToken token) {
    Optional<URI> account = settings.of(caller.projectId());
    return new Access(
        account
            .or(() -> tokens.endpoint(token, TYPE, NETWORK, Optional.empty()))
            .orElseThrow(
                () ->
                    ImagesException.invalid(
                        "type", "this service knows no object store of your project.")),
        token);
  }

  /**
   * A container of whoever asked for the task.
   *
   * @throws TaskFailure when the token is not here any more
   */
  SwiftContainer container(TaskRun run, String name) {
    Access access =
        run.secret()
            .filter(Access.class::isInstance)
            .map(Access.class::cast)
            .orElseThrow(() -> new TaskFailure("The token was lost; ask for it again."));
    return SwiftContainer.of(
        transfer, access.account(), access.token().text(), name, settings.segmentSize());
  }

  /** What becomes of a task whose object store fails; the log tells more. */
  static TaskFailure failure(StoreException failure) {
    LOG.log(Level.WARNING, "The object store of a caller: {0}", LogText.of(failure.getMessage()));
    return new TaskFailure(
        switch (failure.reason()) {
          case FORBIDDEN -> "The object store does not let you do that.";
          case FULL -> "The object store has no room for it.";
          case MISSING, UNAVAILABLE, IN_USE, BROKEN -> "The object store failed or did not answer.";
        });
  }
}
