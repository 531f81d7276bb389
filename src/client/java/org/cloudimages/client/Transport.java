package org.cloudimages.client;

import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** What the runtimes must be told so that they do as this client needs. */
final class Transport {

  private Transport() {}

  /** Each runtime knows its own properties, and does not look at those of others. */
  static void prepare(RestClientBuilder builder) {
    builder
        // because FaultMapper tells all faults, and RESTEasy's default needs an implementation of
        // Config
        .property("microprofile.rest.client.disable.default.mapper", true)
        // because Jersey would keep an upload in memory to learn its length
        .property("jersey.config.client.request.entity.processing", "CHUNKED")
        // because Jersey refuses a PUT without a body, which a tag is
        .property("jersey.config.client.suppressHttpComplianceValidation", true)
        // because the JDK's HttpURLConnection, which Jersey has, knows no PATCH
        .property("jersey.config.client.httpUrlConnection.setMethodWorkaround", true);
  }
}
