package org.cloudimages.store.swift;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;

/** How to get a token of Swift, and to know where it is. */
interface SwiftLogin {

  HttpRequest request();

  /**
   * Reads a successful answer.
   *
   * @throws org.cloudimages.store.StoreException when it does not say what it should
   */
  SwiftSession read(HttpResponse<InputStream> answer, Instant now);
}
