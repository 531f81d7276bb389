package org.cloudimages.bench;

import java.time.Duration;

/**
 * What is measured. A ceiling stands before the operation of the service that is held against it.
 */
enum Operation {
  CONSTANT("constant document", "get.lua", 5),
  SHOW("show", "get.lua", 30),
  CONSTANT_LIST("constant list", "get.lua", 5),
  LIST("list of 20", "get.lua", 20),
  COMMIT("bare commit", "commit.lua", 10),
  CREATE_DELETE("create, delete in turn", "create-delete.lua", 30),
  PATCH("patch", "patch.lua", 15);

  private final String title;
  private final String script;
  private final Duration warmUp;

  Operation(String title, String script, int warmUpSeconds) {
    this.title = title;
    this.script = script;
    this.warmUp = Duration.ofSeconds(warmUpSeconds);
  }

  /** How long the compiler needs: the more code an operation has, the longer. */
  Duration warmUp() {
    return warmUp;
  }

  String title() {
    return title;
  }

  /** The wrk script that sends it, which reads one file made by {@link Workload}. */
  String script() {
    return script;
  }
}
