package org.cloudimages.image.search.boundary;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.cloudimages.fault.Fault;
import org.cloudimages.http.QueryParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageListOrderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|CREATED_AT- ID-",
        "sort_key=name|NAME- CREATED_AT- ID-",
        "sort_key=name&sort_dir=asc|NAME+ CREATED_AT+ ID+",
        "sort_key=name&sort_key=size&sort_dir=asc|NAME+ SIZE+ CREATED_AT+ ID+",
        "sort_key=name&sort_key=size&sort_dir=asc&sort_dir=desc|NAME+ SIZE- CREATED_AT- ID-",
        "sort_dir=asc|CREATED_AT+ ID+",
        "sort_key=id&sort_dir=asc|ID+ CREATED_AT+",
        "sort_key=name&sort_key=name&sort_dir=asc&sort_dir=desc|NAME+ CREATED_AT- ID-",
        "sort_key=%20name%20|NAME- CREATED_AT- ID-",
        "sort=name|NAME- CREATED_AT- ID-",
        "sort=name:asc|NAME+ CREATED_AT- ID-",
        "sort=name:asc,%20size%20:%20desc|NAME+ SIZE- CREATED_AT- ID-",
        "sort=created_at:asc|CREATED_AT+ ID-"
      })
  void orderIsWhatWasAskedAndThenAgeAndId(String query, String order) {
    assertEquals(
        order,
        ImageListOrder.parse(QueryParameters.parse(query)).stream()
            .map(sort -> sort.key() + (sort.descending() ? "-" : "+"))
            .collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "sort_key=owner,sort_key",
    "sort_key=,sort_key",
    "sort_dir=up,sort_dir",
    "sort_key=name&sort_dir=DESC,sort_dir",
    "sort_key=name&sort_dir=asc&sort_dir=desc,sort_dir",
    "sort_dir=asc&sort_dir=desc,sort_dir",
    "sort=,sort",
    "sort=name:,sort",
    "sort=name:up,sort",
    "sort=name:asc:desc,sort",
    "'sort=name,',sort",
    "sort=owner,sort",
    "sort=name&sort_key=name,sort",
    "sort=name&sort_dir=asc,sort"
  })
  void otherOrderIsRefusedByTheNameOfTheParameter(String query, String parameter) {
    Fault fault = assertRefused(400, () -> ImageListOrder.parse(QueryParameters.parse(query)));

    assertTrue(
        fault.message().startsWith("Invalid value for '" + parameter + "': "), fault.message());
  }
}
