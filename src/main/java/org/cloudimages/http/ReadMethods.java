package org.cloudimages.http;

import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;

/** The methods of what is only read, for paths that JAX-RS does not answer. */
public final class ReadMethods {

  private ReadMethods() {}

  /**
   * Makes sure that the method is one of them.
   *
   * @throws ImagesException 405 with the header {@code Allow}
   */
  public static void require(String method) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw new ImagesException(
          Fault.of(FaultType.BAD_METHOD, method + " is not allowed here.")
              .header("Allow", "GET, HEAD"));
    }
  }
}
