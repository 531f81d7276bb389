package org.cloudimages.store;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.store.FaultyStore.Mode;
import org.cloudimages.store.FaultyStore.Verb;

/** Lets a test disturb the stores of kind {@code faulty} from outside. */
@Path("/v2/probe/stores/{store}")
@Singleton
public class FaultyStoreProbe {

  /**
   * Makes a store behave so for those verbs, which have commas between them, or {@code ALL}; at
   * once, and also for calls that hang.
   */
  @PUT
  @Path("{mode}/{verbs}")
  public void behave(
      @PathParam("store") String store,
      @PathParam("mode") Mode mode,
      @PathParam("verbs") String verbs) {
    FaultyStore.behave(store, mode, parse(verbs));
  }

  private static Set<Verb> parse(String verbs) {
    return verbs.equals("ALL")
        ? EnumSet.allOf(Verb.class)
        : Stream.of(verbs.split(",")).map(Verb::valueOf).collect(Collectors.toSet());
  }

  /** How often a verb was called. */
  @GET
  @Path("calls/{verb}")
  public String calls(@PathParam("store") String store, @PathParam("verb") Verb verb) {
    return Integer.toString(FaultyStore.calls(store, verb));
  }
}
