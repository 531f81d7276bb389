package org.cloudimages.info.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.NoBody;
import org.cloudimages.identity.AnyCaller;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.methods.ImportSettings;
import org.cloudimages.limit.quota.DataQuotas;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.Policy;
import org.cloudimages.policy.PolicyTarget;
import org.cloudimages.store.Stores;

/** {@code /v2/info}: what the service tells about itself. */
@Path("/v2/info")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class InfoResource {

  @Inject private DataQuotas quotas;
  @Inject private Stores stores;
  @Inject private ImportSettings imports;
  @Inject private Policies policies;

  /** Show Import Methods: 200 with those that are offered; 400. */
  @GET
  @Path("import")
  @AnyCaller
  @NoBody
  public JsonDocument imports(@Context HttpServletRequest request) {
    return new ImportMethodsDocument(imports.words());
  }

  /** List Stores: 200 with their ids and what they are for; 400. */
  @GET
  @Path("stores")
  @AnyCaller
  @NoBody
  public JsonDocument stores(@Context HttpServletRequest request) {
    return new StoreListDocument(stores, false);
  }

  /** List Stores Detail: 200 with their settings too; 400, 403. */
  @GET
  @Path("stores/detail")
  @Guarded(Policy.STORES_INFO_DETAIL)
  @NoBody
  public JsonDocument storesDetail(@Context HttpServletRequest request) {
    Caller caller = Actors.of(request).caller();
    policies.require(Policy.STORES_INFO_DETAIL, caller, PolicyTarget.ownedBy(caller.projectId()));
    return new StoreListDocument(stores, true);
  }

  /** Show Usage: 200 with what the caller's project may use and uses; 400. */
  @GET
  @Path("usage")
  @AnyCaller
  @NoBody
  public JsonDocument usage(@Context HttpServletRequest request) {
    return new UsageDocument(quotas.usage(Actors.of(request).caller().projectId()));
  }
}
