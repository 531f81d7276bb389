package org.cloudimages.data.control;

import java.io.InputStream;
import java.util.OptionalLong;

/**
 * Data that a client is about to send.
 *
 * @param size the bytes that it announced
 * @param body blocks until the client sends; reading it to its end closes nothing
 */
public record Incoming(OptionalLong size, InputStream body) {}
