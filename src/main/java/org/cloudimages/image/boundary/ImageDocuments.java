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
  public ImageDocument of(Image image, Caller caller) {
    return new ImageDocument(image, access.viewer(caller), locations.shown(List.of(image), caller));
  }

  /** A page of a list; some queries more where the places of data are shown, usually one. */
  JsonDocument of(ImagePage page, QueryParameters query, Caller caller) {
    LocatedImages images =
        new LocatedImages(
            page.images().iterator(),
            access.viewer(caller),
            locations.areShown() ? LocatedImages.PLACES_AT_ONCE : 0,
            part -> locations.shown(part, caller));
    return new ImageListDocument(images, query, page.next());
  }
}
