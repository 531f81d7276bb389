package org.cloudimages.wildfly;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The contracts of all beans that this version of the service has. */
record Contracts(List<BeanContract> beans) {

  /** Names of classes, one a line, which the build writes into the jar. */
  private static final String INDEX = "/META-INF/images-beans.txt";

  /** Those in the same jar. */
  static Contracts packed() {
    try (InputStream index = Contracts.class.getResourceAsStream(INDEX);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(Objects.requireNonNull(index), UTF_8))) {
      return of(lines.lines().filter(line -> !line.isBlank()).map(Contracts::load));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Contracts of(Stream<Class<?>> interfaces) {
    return new Contracts(interfaces.map(BeanContract::of).toList());
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Contracts.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " is not in this jar", e);
    }
  }

  /** The beans that are about the node as a whole. */
  Stream<BeanContract> ofTheNode() {
    return beans.stream().filter(BeanContract::isOfTheNode);
  }

  /** The beans that are about a part of the service and have figures of it as a whole. */
  Stream<BeanContract> withStatistics() {
    return beans.stream().filter(bean -> !bean.isOfTheNode() && bean.own().findAny().isPresent());
  }

  /** The figures of all beans of which each store has one. */
  Stream<Figure> byStore() {
    return beans.stream().flatMap(BeanContract::byStore);
  }

  /** All operations by name; those that are about a part of the service begin with its name. */
  Map<String, Action> actions() {
    Map<String, Action> actions = new TreeMap<>();
    for (BeanContract bean : beans) {
      for (Action action : bean.actions()) {
        actions.put(bean.isOfTheNode() ? action.name() : action.nameWithBean(), action);
      }
    }
    return actions;
  }
}
