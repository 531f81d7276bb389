package org.cloudimages.bench;

import java.util.ArrayList;
import java.util.List;

/** What one thing managed in each round. */
final class Rounds {

  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double largest() {
    return values.stream().max(Double::compare).orElseThrow();
  }
}
