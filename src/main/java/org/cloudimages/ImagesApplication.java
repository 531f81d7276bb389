package org.cloudimages;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Gives every path that passes the filters to JAX-RS. */
@ApplicationPath("/")
public class ImagesApplication extends Application {}
