package org.cloudimages.task.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cloudimages.fault.ImagesException;
import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewTaskBodyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'import','input':{'import_from':'http://h/d'}} | IMPORT | GLANCE",
        "{'type':'import','input':{'import_from':'ftp://h/d'}}  | IMPORT | GLANCE",
        "{'type':'import','input':{}}                           | IMPORT | GLANCE",
        "{'type':'import','input':{'import_from':'c/o'}}        | IMPORT | RACKSPACE",
        "{'type':'export','input':{},'more':1}                  | EXPORT | RACKSPACE"
      })
  void dialectIsToldByTypeAndInput(String body, TaskType type, TaskStyle style) {
    NewTaskBody parsed = NewTaskBody.parse(JsonText.object(body));

    assertEquals(type, parsed.kind().type());
    assertEquals(style, parsed.kind().style());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'input':{}}                           | Invalid value for 'type': it must be a text.",
        "{'type':1,'input':{}}                  | Invalid value for 'type': it must be a text.",
        "{'type':'clone','input':{}}            | Invalid value for 'type': it must be import or"
            + " export.",
        "{'type':'api_image_import','input':{}} | Invalid value for 'type': it must be import or"
            + " export.",
        "{'type':'import'}                      | Invalid value for 'input': it must be an object.",
        "{'type':'import','input':'x'}          | Invalid value for 'input': it must be an object."
      })
  void wrongBodyIsRefusedByField(String body, String message) {
    ImagesException refused =
        assertThrows(ImagesException.class, () -> NewTaskBody.parse(JsonText.object(body)));

    assertEquals(message, refused.getMessage());
  }
}
