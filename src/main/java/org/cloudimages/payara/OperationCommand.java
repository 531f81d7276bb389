package org.cloudimages.payara;

import org.glassfish.api.ActionReport;
import org.glassfish.api.ActionReport.ExitCode;
import org.glassfish.api.admin.AdminCommand;
import org.glassfish.api.admin.AdminCommandContext;

/** A command that runs one operation of a bean, and reports what came out of it. */
abstract class OperationCommand implements AdminCommand {

  abstract String bean();

  abstract String operation();

  @Override
  public final void execute(AdminCommandContext context) {
    ActionReport report = context.getActionReport();
    try {
      report.setMessage(ServiceBeans.ofThisServer().run(bean(), operation()));
      report.setActionExitCode(ExitCode.SUCCESS);
    } catch (OperationException e) {
      report.setMessage(e.getMessage());
      report.setActionExitCode(ExitCode.FAILURE);
    }
  }
}
