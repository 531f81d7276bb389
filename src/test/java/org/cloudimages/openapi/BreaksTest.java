package org.cloudimages.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the document against the one that was released, and shows that this can fail. */
class BreaksTest {

  private static final String RELEASED =
      new String(ServedFile.read("released.yaml"), StandardCharsets.UTF_8);

  private static Document document(String yaml) {
    return Document.of(ApiDocument.json(yaml));
  }

  /** See {@code src/docs/openapi.md} for when the released one is renewed, and how. */
  @Test
  void clientsOfTheReleasedDocumentMissNothing() {
    assertEquals(List.of(), Breaks.between(document(RELEASED), Document.SERVED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v2/audit:                              | /v2/trail:       | listAudit is gone",
        "'412':                                  | '428':           | deleteImage has no 412",
        "more: {type: boolean                    | rest: {type: boolean | deleteImages 200 lost"
            + " more",
        "application/x-ndjson                    | text/plain       | listAudit 200 has no"
            + " application/x-ndjson",
        "required: [results, more]               | required: [more] | deleteImages 200 may lack"
            + " \"results\"",
        "OpenStack-image-store-ids:              | Stores:          | createImage 201 lacks"
            + " OpenStack-image-store-ids"
      })
  void whatClientsWouldMissIsFound(String text, String other, String told) {
    Document changed = document(RELEASED.replace(text, other));

    assertEquals(
        List.of(told),
        Breaks.between(document(RELEASED), changed).stream().filter(told::equals).toList());
  }

  @Test
  void whatRequestsNewlyNeedIsFound() {
    String member = "    NewMember:\n      type: object\n";
    Document changed =
        document(
            RELEASED.replace(
                member + "      required: [member]", member + "      required: [member, why]"));

    assertEquals(List.of("addMember needs \"why\""), Breaks.between(document(RELEASED), changed));
  }
}
