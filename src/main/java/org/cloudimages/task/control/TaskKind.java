package org.cloudimages.task.control;

import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;

/** What tells tasks apart that need other work: both dialects have an import of their own. */
public record TaskKind(TaskType type, TaskStyle style) {}
