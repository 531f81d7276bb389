package org.cloudimages.payara;

import com.sun.enterprise.config.serverbeans.Domain;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.glassfish.api.ActionReport;
import org.glassfish.api.ActionReport.ExitCode;
import org.glassfish.api.admin.AdminCommand;
import org.glassfish.api.admin.AdminCommandContext;
import org.glassfish.api.admin.RestEndpoint;
import org.glassfish.api.admin.RestEndpoints;
import org.glassfish.hk2.api.PerLookup;
import org.jvnet.hk2.annotations.Service;

/**
 * {@code asadmin images-status}, and the same as {@code GET /management/domain/images-status}: all
 * figures and operations with what they mean.
 */
@Service(name = "images-status")
@PerLookup
@RestEndpoints(
    @RestEndpoint(
        configBean = Domain.class,
        opType = RestEndpoint.OpType.GET,
        path = "images-status",
        description = "What Cloud Images on this server does"))
public final class StatusCommand implements AdminCommand {

  @Override
  public void execute(AdminCommandContext context) {
    List<ServiceBean> beans = ServiceBeans.ofThisServer().all();
    ActionReport report = context.getActionReport();
    report.setExtraProperties(properties(beans));
    report.setMessage(
        beans.isEmpty()
            ? ServiceBeans.ABSENT
            : beans.stream().map(StatusCommand::text).collect(Collectors.joining("\n")));
    report.setActionExitCode(ExitCode.SUCCESS);
  }

  private static Properties properties(List<ServiceBean> beans) {
    Properties properties = new Properties();
    properties.put("deployed", !beans.isEmpty());
    properties.put(
        "figures",
        beans.stream().flatMap(bean -> bean.figures().stream()).map(Figure::properties).toList());
    properties.put(
        "operations",
        beans.stream()
            .flatMap(bean -> bean.operations().stream())
            .map(Operation::properties)
            .toList());
    return properties;
  }

  private static String text(ServiceBean bean) {
    return bean.figures().stream()
        .map(figure -> "  %s: %s %s".formatted(figure.label(), figure.value(), figure.unit()))
        .collect(Collectors.joining("\n", bean.type() + ": " + bean.meaning() + "\n", ""));
  }
}
