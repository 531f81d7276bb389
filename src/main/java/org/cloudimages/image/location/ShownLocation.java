package org.cloudimages.image.location;

import jakarta.json.JsonObject;
import java.net.URI;

/**
 * A place where the data of an image lie, as those see it who may.
 *
 * @param metadata what was said of it when it was added, and the id of the store
 */
public record ShownLocation(URI url, JsonObject metadata) {}
