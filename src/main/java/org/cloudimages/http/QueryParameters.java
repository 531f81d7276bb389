package org.cloudimages.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.fault.ImagesException;

/** The query parameters of a request, decoded, in their order, repetitions kept. */
public record QueryParameters(List<Parameter> all) {

  /** One {@code name=value} pair; without a {@code =} the value is empty. */
  public record Parameter(String name, String value) {}

  public QueryParameters {
    all = List.copyOf(all);
  }

  /**
   * Reads the raw query string, which may be null.
   *
   * @throws ImagesException 400 for a broken escape
   */
  public static QueryParameters parse(String query) {
    List<Parameter> parameters = new ArrayList<>();
    if (query != null) {
      for (String pair : query.split("&")) {
        if (!pair.isEmpty()) {
          parameters.add(parameter(pair));
        }
      }
    }
    return new QueryParameters(parameters);
  }

  private static Parameter parameter(String pair) {
    int equals = pair.indexOf('=');
    String name = decode(equals < 0 ? pair : pair.substring(0, equals));
    return new Parameter(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
  }

  private static String decode(String encoded) {
    return Percent.decode(encoded.replace('+', ' '))
        .orElseThrow(() -> ImagesException.badRequest("The query is not valid."));
  }

  /** All values of that name, in order. */
  public List<String> values(String name) {
    return all.stream().filter(p -> p.name().equals(name)).map(Parameter::value).toList();
  }

  /** The last value of that name. */
  public Optional<String> value(String name) {
    List<String> values = values(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  public QueryParameters without(String name) {
    return new QueryParameters(all.stream().filter(p -> !p.name().equals(name)).toList());
  }

  public QueryParameters with(String name, String value) {
    return new QueryParameters(
        Stream.concat(all.stream(), Stream.of(new Parameter(name, value))).toList());
  }

  /** The parameters behind the path; nothing behind it where there are none. */
  public String appendTo(String path) {
    return all.isEmpty()
        ? path
        : all.stream()
            .map(p -> Percent.encodeForm(p.name()) + "=" + Percent.encodeForm(p.value()))
            .collect(Collectors.joining("&", path + "?", ""));
  }
}
