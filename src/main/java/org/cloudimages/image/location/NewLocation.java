package org.cloudimages.image.location;

import java.net.URI;
import java.util.Optional;

/**
 * Data that lie somewhere, as a client tells of them.
 *
 * @param metadata what it says of them, a JSON object without the store; empty for nothing
 * @param expected what it says that their digests are
 */
public record NewLocation(URI url, Optional<String> metadata, Optional<ValidationData> expected) {}
