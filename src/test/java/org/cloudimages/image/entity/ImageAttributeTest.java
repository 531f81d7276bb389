package org.cloudimages.image.entity;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.image.access.Viewer;
import org.cloudimages.image.boundary.ImageDocument;
import org.cloudimages.image.change.AttributeChange;
import org.cloudimages.image.change.ImagePatch.Operation;
import org.cloudimages.image.change.boundary.PatchFormat;
import org.cloudimages.image.entity.ImageAttribute.Filter;
import org.cloudimages.image.entity.ImageAttribute.Setter;
import org.cloudimages.image.entity.ImageAttribute.Sort;
import org.cloudimages.image.location.ShownLocations;
import org.cloudimages.image.search.ImageFilter;
import org.cloudimages.image.search.ImageQuery;
import org.cloudimages.image.search.ImageSort;
import org.cloudimages.image.search.boundary.ImageListQuery;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of attributes against all that reads it. */
class ImageAttributeTest {

  private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";

  private final Image image = new Image(UUID, "demo", Instant.EPOCH);

  @Test
  void documentHasTheAttributesOfTheTableAndNoOther() {
    image.activate(
        new ImageData("default", 1, OptionalLong.empty(), "md5", "sha512", "hash"), Instant.EPOCH);
    Set<ImageAttribute> shown =
        EnumSet.complementOf(EnumSet.of(ImageAttribute.DIRECT_URL, ImageAttribute.LOCATIONS));

    assertEquals(
        shown.stream().map(ImageAttribute::text).toList(),
        List.copyOf(JsonText.object(document()).keySet()));
  }

  @Test
  void whatIsKeptHasAColumnOfItsName() {
    Set<String> columns = columns(Image.class).collect(Collectors.toSet());

    for (ImageAttribute attribute : ImageAttribute.values()) {
      assertTrue(
          !attribute.isKept() || columns.contains(attribute.text()), attribute + " in " + columns);
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsAreFilteredByItAsTheTableSays(ImageAttribute attribute) {
    ImageQuery query = list(attribute.text() + "=" + sample(attribute).replace("'", ""));
    List<ImageAttribute> filtered =
        query.filters().stream().map(ImageFilter::attribute).distinct().toList();

    assertEquals(
        switch (attribute.filter()) {
          case EQUAL, ANY_OF, RANGE, DATE -> List.of(attribute);
          case NONE, TAG, SCOPE -> List.of();
        },
        filtered);
    assertEquals(
        attribute.filter() == Filter.NONE || attribute.filter() == Filter.TAG,
        !query.terms().isEmpty());
    assertNotEquals(list(null), query);
  }

  @ParameterizedTest
  @EnumSource
  void onlyNumbersHaveBounds(ImageAttribute attribute) {
    String bound = attribute.text() + "_min=1";
    switch (attribute.filter()) {
      case RANGE -> assertEquals(attribute, list(bound).filters().get(0).attribute());
      case NONE -> assertEquals(1, list(bound).terms().size());
      default -> assertRefused(400, () -> list(bound));
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsAreSortedByItAsTheTableSays(ImageAttribute attribute) {
    String order = "sort_key=" + attribute.text();
    if (attribute.sort() == Sort.NO) {
      assertRefused(400, () -> list(order));
    } else {
      assertEquals(new ImageSort(attribute, true), list(order).order().get(0));
    }
  }

  /** The list of locations is changed by operations of its own. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCATIONS")
  void clientsSetItAsTheTableSays(ImageAttribute attribute) {
    String operation = "{'op':'replace','path':'/%s','value':%s}";
    String patch = operation.formatted(attribute.text(), sample(attribute));
    if (!attribute.isSettable()) {
      assertRefused(403, "'" + attribute.text() + "' is read-only.", () -> patch(patch));
      return;
    }
    Object value =
        patch(patch) instanceof Operation.Replace replace
                && replace.change() instanceof AttributeChange.Base base
            ? base.value()
            : null;
    if (attribute == ImageAttribute.TAGS) {
      image.describe(Set.of("1"), Map.of());
    } else {
      image.change(attribute, value);
    }

    assertEquals(value, attribute.value(image));
  }

  @Test
  void eachIsSetByThoseWhoMay() {
    assertEquals(
        Set.of(
            "name",
            "visibility",
            "protected",
            "os_hidden",
            "disk_format",
            "container_format",
            "min_disk",
            "min_ram",
            "tags"),
        setBy(Setter.CLIENT));
    assertEquals(Set.of("owner"), setBy(Setter.ADMIN));
    assertEquals(Set.of("id"), setBy(Setter.CREATOR));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCATIONS")
  void nobodyRemovesIt(ImageAttribute attribute) {
    assertRefused(403, () -> patch("{'op':'remove','path':'/%s'}".formatted(attribute.text())));
  }

  @ParameterizedTest
  @EnumSource
  void peopleAreToldWhatItIs(ImageAttribute attribute) {
    assertTrue(attribute.description().matches("[A-Z].*[.]"), attribute.description());
  }

  private static Set<String> setBy(Setter setter) {
    return Arrays.stream(ImageAttribute.values())
        .filter(attribute -> attribute.setter() == setter)
        .map(ImageAttribute::text)
        .collect(Collectors.toSet());
  }

  /** A value that is no default, as JSON. */
  private static String sample(ImageAttribute attribute) {
    return switch (attribute.type().kind()) {
      case TEXT, PROJECT, OBJECTS -> "'1'";
      case UUID -> "'" + UUID + "'";
      case WORD, STATUS, VISIBILITY -> "'" + attribute.type().words().get(0) + "'";
      case DATE -> "'2026-01-02'";
      case FLAG -> "true";
      case COUNT, BYTES -> "1";
      case TAGS -> "['1']";
    };
  }

  private String document() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.createGenerator(text)) {
      new ImageDocument(image, new Viewer(false), ShownLocations.NONE).writeTo(json);
    }
    return text.toString();
  }

  private static Stream<String> columns(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .flatMap(
            field ->
                field.isAnnotationPresent(Embedded.class)
                    ? columns(field.getType())
                    : Stream.of(column(field)));
  }

  private static String column(Field field) {
    Column column = field.getAnnotation(Column.class);
    return column == null || column.name().isEmpty() ? field.getName() : column.name();
  }

  private static ImageQuery list(String query) {
    return ImageListQuery.parse(QueryParameters.parse(query));
  }

  private static Operation patch(String operation) {
    return PatchFormat.V2_1.parse(JsonText.array("[" + operation + "]"), true).operations().get(0);
  }
}
