package org.cloudimages.proof;

/**
 * Data that somebody else has laid down in a store of ours, where they must stay.
 *
 * @param name the last part of their key, which is no id of a blob
 * @param url as clients name them
 */
record LaidDown(String name, String url, Payload payload) {}
