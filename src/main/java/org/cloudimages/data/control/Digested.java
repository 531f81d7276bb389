package org.cloudimages.data.control;

/** The digests of some bytes, in hex. */
record Digested(String md5, String sha512) {}
