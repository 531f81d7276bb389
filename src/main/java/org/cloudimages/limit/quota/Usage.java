package org.cloudimages.limit.quota;

/**
 * What a project may use of something and what it uses.
 *
 * @param limit -1 where there is none
 */
public record Usage(long limit, long used) {}
