package org.cloudimages.task.search;

import java.util.Optional;
import org.cloudimages.http.Paging;
import org.cloudimages.task.entity.TaskStatus;
import org.cloudimages.task.entity.TaskType;

/** What a list of tasks is to hold, in which order, and which part of it. */
public record TaskQuery(
    Optional<TaskType> type,
    Optional<TaskStatus> status,
    TaskSortKey sort,
    boolean descending,
    Paging paging) {}
