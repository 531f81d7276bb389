package org.cloudimages.setting;

import java.util.Optional;

/** Where the texts of settings come from. */
interface Values {

  /**
   * Returns what is set.
   *
   * @param usual what holds where nothing is, empty for nothing or for what depends on other things
   */
  Optional<String> find(String name, String usual);

  /** Returns what is set and has to be. */
  Optional<String> require(String name);

  /** What may be set, in any form that a source of settings has for it. */
  Iterable<String> names();
}
