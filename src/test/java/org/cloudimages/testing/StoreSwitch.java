package org.cloudimages.testing;

import java.net.http.HttpRequest.BodyPublishers;
import org.cloudimages.store.FaultyStore.Mode;
import org.cloudimages.store.FaultyStore.Verb;

/**
 * Disturbs one store of kind {@code faulty} of one node, until it is closed; every test WAR has the
 * kind, and the settings of a test give it a store:
 *
 * <pre>images.stores=default,shaky
 * images.store.shaky.type=faulty</pre>
 */
public final class StoreSwitch implements AutoCloseable {

  private final Api node;
  private final String store;

  public StoreSwitch(Api node, String store) {
    this.node = node;
    this.store = store;
  }

  /** Makes all verbs behave so. */
  public StoreSwitch to(Mode mode) {
    return put(mode, "ALL");
  }

  /** Makes one verb behave so; the others work. */
  public StoreSwitch to(Mode mode, Verb verb) {
    return put(mode, verb.name());
  }

  private StoreSwitch put(Mode mode, String verbs) {
    node.send("PUT", path(mode + "/" + verbs), BodyPublishers.noBody()).expect(204);
    return this;
  }

  /** How often a verb was called on this node since it started. */
  public int calls(Verb verb) {
    return Integer.parseInt(node.get(path("calls/" + verb)).expect(200).body());
  }

  private String path(String rest) {
    return "/v2/probe/stores/" + store + "/" + rest;
  }

  @Override
  public void close() {
    to(Mode.WORKING);
  }
}
