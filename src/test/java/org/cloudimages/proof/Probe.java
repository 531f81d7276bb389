package org.cloudimages.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import org.cloudimages.testing.Api;

/** Reads the database from inside the service, on whatever database it is. */
record Probe(Api api) {

  /** The rows of a query, each with its columns as text. */
  List<List<String>> rows(String query) {
    return api.persistent()
        .get("/v2/probe/query?sql=" + URLEncoder.encode(query, UTF_8))
        .expect(200)
        .body()
        .lines()
        .map(line -> List.of(line.split("\t", -1)))
        .toList();
  }

  long number(String query) {
    return Long.parseLong(rows(query).get(0).get(0));
  }
}
