package org.cloudimages.bench;

/**
 * What is measured. A ceiling stands before the operation of the service that is held against it.
 */
enum Operation {
  CONSTANT("constant document", "get.lua"),
  ROW("bare row", "get.lua"),
  SHOW("show", "get.lua"),
  CONSTANT_LIST("constant list", "get.lua"),
  LIST("list of 20", "get.lua"),
  COMMIT("bare commit", "commit.lua"),
  CREATE_DELETE("create, delete in turn", "create-delete.lua"),
  PATCH("patch", "patch.lua");

  private final String title;
  private final String script;

  Operation(String title, String script) {
    this.title = title;
    this.script = script;
  }

  String title() {
    return title;
  }

  /** The wrk script that sends it, which reads one file made by {@link Workload}. */
  String script() {
    return script;
  }
}
