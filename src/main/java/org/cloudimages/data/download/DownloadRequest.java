package org.cloudimages.data.download;

import java.util.List;
import java.util.Optional;

/**
 * Asks for the data of an image.
 *
 * @param preferred the ids of the stores to look into first, in that order; empty where the client
 *     leaves it to the service
 */
public record DownloadRequest(String imageId, ByteRange range, Optional<List<String>> preferred) {}
