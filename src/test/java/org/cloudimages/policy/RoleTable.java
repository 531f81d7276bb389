package org.cloudimages.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the role matrix expects of each operation, user, visibility and status, as the text files
 * beside the tests say it: who may do what in one file for each profile, and what is answered for
 * the status in {@code statuses.txt} and {@code exceptions.txt}.
 */
final class RoleTable {

  /** Whoever has no token. */
  static final String ANONYMOUS = "anonymous";

  private static final String YES = "yes";
  private static final String HIDDEN = "hidden";
  private static final String WHATEVER = "!";
  private static final String ALL = "*";

  private static final Map<String, Map<String, String>> STATUSES = grid("statuses.txt");
  private static final List<Rule> EXCEPTIONS = lines("exceptions.txt").map(Rule::parse).toList();

  /**
   * One request.
   *
   * @param kind of its image; null for an operation on none
   */
  record Cell(Operation operation, String user, ImageKind kind) {}

  /** How a request is answered. */
  record Expected(int status, Why why) {

    private static final Expected NOTHING = new Expected(404, Why.NOTHING_THERE);
  }

  /** Why it is answered so. */
  enum Why {
    /** For the user it is as if there were no image of that id. */
    NOTHING_THERE,
    /** He has the rights for no more, whatever the image is like. */
    RIGHTS,
    /** What the image is like. */
    IMAGE
  }

  /** A line of {@code exceptions.txt}. */
  private record Rule(
      List<String> operations,
      List<String> who,
      List<String> visibilities,
      List<String> statuses,
      String answer) {

    private static Rule parse(String line) {
      List<List<String>> cells =
          Stream.of(line.split("\\|")).map(cell -> List.of(cell.strip().split(" +"))).toList();
      assertEquals(5, cells.size(), line);
      return new Rule(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4).get(0));
    }

    private boolean fits(Cell cell, String who) {
      return operations.contains(cell.operation.name())
          && contains(this.who, who)
          && contains(visibilities, cell.kind.visibility())
          && contains(statuses, cell.kind.status());
    }

    private static boolean contains(List<String> words, String word) {
      return words.contains(ALL) || words.contains(word);
    }
  }

  static final RoleTable KEYSTONE = new RoleTable("keystone.txt");
  static final RoleTable RACKSPACE = new RoleTable("rackspace.txt");

  private final Map<String, Map<String, String>> rows;

  private RoleTable(String file) {
    rows = grid(file);
  }

  /** All users, and one without a token. */
  List<String> users() {
    return Stream.concat(rows.get("is").keySet().stream().sorted(), Stream.of(ANONYMOUS)).toList();
  }

  /** The lines of the table, the operations among them. */
  Map<String, Map<String, String>> rows() {
    return rows;
  }

  static Map<String, Map<String, String>> statuses() {
    return STATUSES;
  }

  /** Every request of an operation on images of these kinds. */
  Stream<Cell> cells(Operation operation, List<ImageKind> kinds) {
    return users().stream()
        .flatMap(
            user ->
                operation.isAboutImage()
                    ? kinds.stream().map(kind -> new Cell(operation, user, kind))
                    : Stream.of(new Cell(operation, user, null)));
  }

  Expected expected(Cell cell) {
    if (cell.user.equals(ANONYMOUS)) {
      return new Expected(401, cell.kind == null ? Why.RIGHTS : Why.NOTHING_THERE);
    }
    String word = rows.get(cell.operation.name()).get(cell.user);
    return cell.kind == null
        ? new Expected(Integer.parseInt(word), Why.RIGHTS)
        : expected(cell, word);
  }

  private Expected expected(Cell cell, String word) {
    boolean isForAll = word.endsWith(WHATEVER);
    if (isForAll && !word.startsWith(YES)) {
      return new Expected(Integer.parseInt(word.replace(WHATEVER, "")), Why.RIGHTS);
    }
    int byStatus = Integer.parseInt(STATUSES.get(cell.operation.name()).get(cell.kind.status()));
    if (byStatus == 404 || !(isForAll || sees(cell)) || word.equals(HIDDEN)) {
      return Expected.NOTHING;
    }
    return exception(cell, word.startsWith(YES) ? new Expected(byStatus, Why.IMAGE) : code(word));
  }

  private static Expected code(String word) {
    return new Expected(Integer.parseInt(word), Why.RIGHTS);
  }

  private Expected exception(Cell cell, Expected usual) {
    String who = rows.get("is").get(cell.user);
    return EXCEPTIONS.stream()
        .filter(rule -> rule.fits(cell, who))
        .findFirst()
        .map(
            rule ->
                rule.answer.equals(HIDDEN)
                    ? Expected.NOTHING
                    : new Expected(Integer.parseInt(rule.answer), Why.IMAGE))
        .orElse(usual);
  }

  private boolean sees(Cell cell) {
    return rows.get(cell.kind.visibility()).get(cell.user).equals(YES);
  }

  /** Rows of a table by their first word; in each the cells by the words of the first line. */
  private static Map<String, Map<String, String>> grid(String file) {
    List<String> lines = lines(file).toList();
    List<String> columns = List.of(lines.get(0).split(" +"));
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> words = List.of(line.split(" +"));
      assertEquals(columns.size() + 1, words.size(), line);
      Map<String, String> row = new HashMap<>();
      IntStream.range(0, columns.size()).forEach(n -> row.put(columns.get(n), words.get(n + 1)));
      assertEquals(null, rows.put(words.get(0), row), line);
    }
    return rows;
  }

  private static Stream<String> lines(String file) {
    try (InputStream text = RoleTable.class.getResourceAsStream(file)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
