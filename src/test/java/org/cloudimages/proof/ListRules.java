package org.cloudimages.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a list must and must not show, from the answers that came before it. */
final class ListRules {

  private final List<Entry> lists;
  private final Map<String, List<String>> idsByName = new HashMap<>();
  private final Map<String, Entry> created = new HashMap<>();
  private final Map<String, List<Entry>> deletes = new HashMap<>();
  private final Map<String, List<Entry>> restores = new HashMap<>();

  ListRules(List<Entry> entries, Map<String, String> names) {
    names.forEach((id, name) -> idsByName.computeIfAbsent(name, n -> new ArrayList<>()).add(id));
    lists =
        entries.stream()
            .filter(entry -> entry.operation() == Operation.LIST && entry.isDone())
            .toList();
    for (Entry entry : entries) {
      if (entry.operation() == Operation.CREATE && entry.isDone()) {
        created.put(entry.image(), entry);
      } else if (entry.operation() == Operation.DELETE && entry.mayBeDone()) {
        deletes.computeIfAbsent(entry.image(), id -> new ArrayList<>()).add(entry);
      } else if (entry.operation() == Operation.RESTORE && entry.mayBeDone()) {
        restores.computeIfAbsent(entry.image(), id -> new ArrayList<>()).add(entry);
      }
    }
  }

  Stream<String> contradictions() {
    return lists.stream()
        .flatMap(
            list ->
                idsByName.getOrDefault(list.image(), List.of()).stream()
                    .filter(id -> isWrong(list, id))
                    .map(
                        id ->
                            "a list that should"
                                + (shows(list, id) ? " not" : "")
                                + " show "
                                + id
                                + ": "
                                + list));
  }

  private boolean isWrong(Entry list, String id) {
    return shows(list, id) ? isGone(list, id) : isThere(list, id);
  }

  private static boolean shows(Entry list, String id) {
    return list.listed().contains(id);
  }

  private boolean isGone(Entry list, String id) {
    return deletes(id)
        .filter(delete -> delete.isDone() && delete.precedes(list))
        .anyMatch(
            delete ->
                restores.getOrDefault(id, List.of()).stream()
                    .noneMatch(restore -> !restore.precedes(delete) && restore.beganBefore(list)));
  }

  private boolean isThere(Entry list, String id) {
    Entry creation = created.get(id);
    return creation != null
        && creation.precedes(list)
        && deletes(id).noneMatch(delete -> delete.beganBefore(list));
  }

  private Stream<Entry> deletes(String id) {
    return deletes.getOrDefault(id, List.of()).stream();
  }
}
