package org.cloudimages.http.content;

import java.io.IOException;
import java.io.Serial;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;

/** The client gives or takes so few bytes that its request is ended. */
public final class SlowClientException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  public SlowClientException(String message) {
    super(message);
  }

  /** What a client that sends is told. */
  public ImagesException refusal() {
    return new ImagesException(
        Fault.of(FaultType.BAD_REQUEST, "The request body comes in too slowly.")
            .details(getMessage())
            // because nobody is to wait for the rest of it
            .header("Connection", "close"));
  }
}
