package org.cloudimages.image.control;

import java.util.Locale;

/** What a caller may be allowed to do with images, by the names that the field uses. */
public enum ImagePolicy {
  ADD_IMAGE,
  GET_IMAGES,
  GET_IMAGE,
  MODIFY_IMAGE,
  DELETE_IMAGE,
  PUBLICIZE_IMAGE,
  COMMUNITIZE_IMAGE;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
