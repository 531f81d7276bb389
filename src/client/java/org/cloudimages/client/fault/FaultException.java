package org.cloudimages.client.fault;

import java.io.Serial;

/**
 * The service answered with a fault. Where the status is not 500, nothing was changed; a program
 * decides by {@link Fault#key()}.
 */
public final class FaultException extends ImageServiceException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  public FaultException(Fault fault) {
    super(fault.toString(), null);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }

  /** What {@link Fault#key()} tells. */
  public FaultKey key() {
    return fault.key();
  }
}
