package org.cloudimages.recycle.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Lets a test begin what otherwise a timer begins. */
@Path("/v2/probe/expiry")
@Singleton
public class ExpiryProbe {

  @Inject private RecycleExpiry expiry;

  @POST
  public void run() {
    expiry.purgeExpired();
  }
}
