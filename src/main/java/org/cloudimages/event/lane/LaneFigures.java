package org.cloudimages.event.lane;

/**
 * What this node told one destination since it started.
 *
 * @param failures attempts that failed
 * @param failing whether an attempt failed since the last one that did not
 */
public record LaneFigures(String destination, long told, long failures, boolean failing) {}
