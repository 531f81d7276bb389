package org.cloudimages.openapi;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cloudimages.openapi.Step.Person;

/** What is known of an image in the middle of a story, and who may do what with it. */
final class StoryImage {

  /** Whether it is there, in the recycle bin, or in neither. */
  enum Place {
    LIVE,
    BINNED,
    GONE
  }

  final String id;
  final String project;
  final TreeSet<String> tags = new TreeSet<>();

  /** The answers of the projects that it is shared with. */
  final Map<String, String> members = new TreeMap<>();

  Place place = Place.LIVE;
  String visibility;
  String status = "queued";
  String name = "first";
  String data = "";
  boolean isProtected;

  /** The ETag, empty where something has changed it since. */
  String version = "";

  StoryImage(String id, String project, String visibility) {
    this.id = id;
    this.project = project;
    this.visibility = visibility;
  }

  String path() {
    return "/v2/images/" + id;
  }

  boolean isOf(Person user) {
    return project.equals(user.project());
  }

  boolean isShared() {
    return visibility.equals("shared");
  }

  boolean isSeenBy(Person user) {
    return place == Place.LIVE
        && (isOf(user)
            || visibility.equals("community")
            || (isShared() && members.containsKey(user.project())));
  }

  boolean isChangedBy(Person user) {
    return isOf(user) && !user.isReader();
  }

  boolean isListedFor(Person user) {
    return place == Place.LIVE
        && (isOf(user) || (isShared() && "accepted".equals(members.get(user.project()))));
  }

  boolean hasData() {
    return status.equals("active") || status.equals("deactivated");
  }
}
