package org.cloudimages.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A {@code policy.yaml}: a mapping of names to expressions.
 *
 * @param entries by name, in the order of the file
 */
record PolicyFile(Map<String, Entry> entries) {

  /**
   * One rule of a file.
   *
   * @param origin file and line, for messages
   */
  record Entry(String origin, String expression) {}

  /**
   * Reads an operator's file.
   *
   * @throws IllegalArgumentException when it cannot be read or has another form, naming the place
   */
  static PolicyFile read(Path path) {
    try {
      return parse(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw new IllegalArgumentException("images.policy-file cannot be read: " + path, e);
    }
  }

  /** Reads a file of the service's own. */
  static PolicyFile resource(String name) {
    try (InputStream in = PolicyFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("The WAR lacks " + name);
      }
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PolicyFile parse(String name, String yaml) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    compose(name, yaml)
        .ifPresent(
            root -> {
              if (!(root instanceof MappingNode mapping)) {
                throw error(name, root, "a mapping of names to expressions is expected");
              }
              mapping.getValue().forEach(entry -> add(name, entry, entries));
            });
    return new PolicyFile(entries);
  }

  private static Optional<Node> compose(String name, String yaml) {
    try {
      return new Compose(LoadSettings.builder().setLabel(name).build()).composeString(yaml);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(name + " is no YAML: " + e.getMessage(), e);
    }
  }

  private static void add(String name, NodeTuple tuple, Map<String, Entry> entries) {
    String rule = text(name, tuple.getKeyNode());
    Entry entry = new Entry(place(name, tuple.getKeyNode()), text(name, tuple.getValueNode()));
    if (entries.put(rule, entry) != null) {
      throw error(name, tuple.getKeyNode(), "'" + rule + "' is there twice");
    }
  }

  private static String text(String name, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      throw error(name, node, "a text is expected");
    }
    // because a bare ! is an empty text to YAML, and an empty expression allows everybody
    if (scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getValue().isEmpty()) {
      throw error(name, node, "an expression is expected; write \"\", \"@\" or \"!\" in quotes");
    }
    return scalar.getValue();
  }

  private static IllegalArgumentException error(String name, Node node, String message) {
    return new IllegalArgumentException(place(name, node) + ": " + message);
  }

  private static String place(String name, Node node) {
    return name + ", line " + node.getStartMark().map(Mark::getLine).map(n -> n + 1).orElse(0);
  }
}
