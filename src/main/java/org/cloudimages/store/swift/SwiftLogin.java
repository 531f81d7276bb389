package org.cloudimages.store.swift;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;

/** How to get a token of Swift, and to know where it is. */
interface SwiftLogin {

  HttpRequest request();

  /** The server that is asked, without a slash at the end: clients know the container by it. */
  URI server();

  /**
   * Reads a successful answer.
   *
   * @throws org.cloudimages.store.StoreException when it does not say what it should
   */
  SwiftSession read(HttpResponse<InputStream> answer, Instant now);
}
