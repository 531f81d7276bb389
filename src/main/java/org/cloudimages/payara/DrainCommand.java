package org.cloudimages.payara;

import com.sun.enterprise.config.serverbeans.Domain;
import org.glassfish.api.admin.RestEndpoint;
import org.glassfish.api.admin.RestEndpoints;
import org.glassfish.hk2.api.PerLookup;
import org.jvnet.hk2.annotations.Service;

/** {@code asadmin images-drain}, and the same as {@code POST /management/domain/images-drain}. */
@Service(name = "images-drain")
@PerLookup
@RestEndpoints(
    @RestEndpoint(
        configBean = Domain.class,
        opType = RestEndpoint.OpType.POST,
        path = "images-drain",
        description = "Takes Cloud Images on this server out of service"))
public final class DrainCommand extends OperationCommand {

  @Override
  String bean() {
    return "Drain";
  }

  @Override
  String operation() {
    return "drain";
  }
}
