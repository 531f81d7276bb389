package org.cloudimages.image.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.location.LocationReading;
import org.cloudimages.image.search.ImagePage;

/** Images on the wire, as callers may see them. */
@Singleton
public class ImageDocuments {

  private final ImageAccess access;
  private final LocationReading locations;

  @Inject
  ImageDocuments(ImageAccess access, LocationReading locations) {
    this.access = access;
    this.locations = locations;
  }

  /** One image; that of one without data asks nothing. */
  public JsonDocument of(Image image, Caller caller) {
    List<String> ids = image.stores().isEmpty() ? List.of() : List.of(image.id());
    return new ImageDocument(image, access.viewer(caller), locations.shown(ids, caller));
  }

  /** A page of a list; one query more where the places of data are shown. */
  JsonDocument of(ImagePage page, QueryParameters query, Caller caller) {
    return new ImageListDocument(
        page, query, access.viewer(caller), locations.shown(page.ids(), caller));
  }
}
