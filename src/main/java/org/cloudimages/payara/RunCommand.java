package org.cloudimages.payara;

import com.sun.enterprise.config.serverbeans.Domain;
import org.glassfish.api.Param;
import org.glassfish.api.admin.RestEndpoint;
import org.glassfish.api.admin.RestEndpoints;
import org.glassfish.hk2.api.PerLookup;
import org.jvnet.hk2.annotations.Service;

/**
 * {@code asadmin images-run --bean Reclaim --operation scan}, and the same as {@code POST
 * /management/domain/images-run}: any operation that {@code images-status} tells.
 */
@Service(name = "images-run")
@PerLookup
@RestEndpoints(
    @RestEndpoint(
        configBean = Domain.class,
        opType = RestEndpoint.OpType.POST,
        path = "images-run",
        description = "Runs an operation of Cloud Images on this server"))
public final class RunCommand extends OperationCommand {

  @Param(name = "bean")
  private String bean;

  @Param(name = "operation")
  private String operation;

  @Override
  String bean() {
    return bean;
  }

  @Override
  String operation() {
    return operation;
  }
}
