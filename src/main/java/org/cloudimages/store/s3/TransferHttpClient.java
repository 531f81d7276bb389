package org.cloudimages.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.store.transfer.Transfer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Lets the SDK send through a {@link Transfer}. */
record TransferHttpClient(Transfer transfer) implements SdkHttpClient {

  private static final String LENGTH = "content-length";

  /** What the connection itself says. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", LENGTH, "connection", "expect", "transfer-encoding");

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return response(send(request.httpRequest(), request.contentStreamProvider()));
      }

      @Override
      public void abort() {
        // because every wait of a transfer ends by itself
      }
    };
  }

  private HttpResponse<InputStream> send(
      SdkHttpRequest request, Optional<ContentStreamProvider> content) throws IOException {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.getUri());
    request.forEachHeader(
        (name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> builder.header(name, value));
          }
        });
    long length = request.firstMatchingHeader(LENGTH).map(Long::parseLong).orElse(0L);
    InputStream body =
        content.map(ContentStreamProvider::newStream).orElse(InputStream.nullInputStream());
    return transfer.send(builder, request.method().name(), body, length);
  }

  private static HttpExecuteResponse response(HttpResponse<InputStream> answer) {
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(answer.statusCode())
                .headers(answer.headers().map())
                .build())
        .responseBody(AbortableInputStream.create(answer.body()))
        .build();
  }

  @Override
  public String clientName() {
    return "Transfer";
  }

  @Override
  public void close() {
    // because its connections end by themselves
  }
}
