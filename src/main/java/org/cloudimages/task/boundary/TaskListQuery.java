package org.cloudimages.task.boundary;

import java.util.Optional;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.Paging;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.task.entity.TaskStatus;
import org.cloudimages.task.entity.TaskType;
import org.cloudimages.task.search.TaskQuery;
import org.cloudimages.task.search.TaskSortKey;

/** The query parameters of {@code GET /v2/tasks}; others are ignored. */
final class TaskListQuery {

  private TaskListQuery() {}

  /**
   * Reads the parameters.
   *
   * @throws ImagesException 400, naming the parameter
   */
  static TaskQuery parse(QueryParameters parameters) {
    return new TaskQuery(
        parameters.value("type").map(TaskListQuery::type),
        parameters.value("status").map(TaskListQuery::status),
        parameters.value("sort_key").map(TaskListQuery::sort).orElse(TaskSortKey.CREATED_AT),
        parameters.value("sort_dir").map(TaskListQuery::descends).orElse(true),
        Paging.of(parameters));
  }

  private static TaskType type(String text) {
    return known("type", TaskType.of(text), "import, export, api_image_import, location_import");
  }

  private static TaskStatus status(String text) {
    return known("status", TaskStatus.of(text), "pending, processing, success, failure");
  }

  private static TaskSortKey sort(String text) {
    return known(
        "sort_key",
        TaskSortKey.of(text),
        "id, type, status, owner, created_at, updated_at, expires_at");
  }

  private static boolean descends(String text) {
    return switch (text) {
      case "desc" -> true;
      case "asc" -> false;
      default -> throw ImagesException.invalid("sort_dir", "a direction is asc or desc.");
    };
  }

  private static <T> T known(String parameter, Optional<T> value, String all) {
    return value.orElseThrow(
        () -> ImagesException.invalid(parameter, "it must be one of " + all + "."));
  }
}
