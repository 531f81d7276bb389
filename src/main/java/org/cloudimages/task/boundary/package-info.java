/** The resources of tasks, {@code /v2/tasks} and those of an image. */
package org.cloudimages.task.boundary;
