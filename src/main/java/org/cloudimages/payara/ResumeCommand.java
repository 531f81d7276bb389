package org.cloudimages.payara;

import com.sun.enterprise.config.serverbeans.Domain;
import org.glassfish.api.admin.RestEndpoint;
import org.glassfish.api.admin.RestEndpoints;
import org.glassfish.hk2.api.PerLookup;
import org.jvnet.hk2.annotations.Service;

/** {@code asadmin images-resume}, and the same as {@code POST /management/domain/images-resume}. */
@Service(name = "images-resume")
@PerLookup
@RestEndpoints(
    @RestEndpoint(
        configBean = Domain.class,
        opType = RestEndpoint.OpType.POST,
        path = "images-resume",
        description = "Lets Cloud Images on this server take requests again"))
public final class ResumeCommand extends OperationCommand {

  @Override
  String bean() {
    return "Drain";
  }

  @Override
  String operation() {
    return "resume";
  }
}
