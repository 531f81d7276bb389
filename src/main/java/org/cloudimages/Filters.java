package org.cloudimages;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpFilter;
import java.util.EnumSet;
import java.util.List;
import org.cloudimages.http.cors.PreflightFilter;
import org.cloudimages.http.filter.PathFilter;
import org.cloudimages.http.filter.RequestFilter;
import org.cloudimages.identity.local.boundary.FirstPasswordsFilter;
import org.cloudimages.identity.request.IdentityFilter;
import org.cloudimages.limit.client.SlowClientFilter;
import org.cloudimages.limit.client.TransferLimitFilter;
import org.cloudimages.limit.rate.RateLimitFilter;
import org.cloudimages.limit.rate.SourceGuardFilter;
import org.cloudimages.monitor.HealthFilter;
import org.cloudimages.monitor.metrics.MetricsFilter;
import org.cloudimages.monitor.metrics.RequestTimesFilter;
import org.cloudimages.openapi.DocumentFilter;
import org.cloudimages.version.VersionsFilter;

/**
 * The order of checks: every request passes these filters one after the other, and what is left
 * goes to JAX-RS. The page of faults, which {@code web.xml} names, is reached without them.
 */
@WebListener
public class Filters implements ServletContextListener {

  static final List<Class<? extends HttpFilter>> IN_ORDER =
      List.of(
          // how many there are, and how long each takes
          RequestTimesFilter.class,
          // the pace of the client, to the last byte of its body even if that was refused
          SlowClientFilter.class,
          // name and framing of the request, and the fault body for whatever fails inside
          RequestFilter.class,
          // a node that drains refuses all but the question whether it does
          HealthFilter.class,
          // nobody from elsewhere gets further while sample users have their first passwords
          FirstPasswordsFilter.class,
          // paths that need no token
          VersionsFilter.class,
          // a flood from one address, before its tokens cost anything
          SourceGuardFilter.class,
          // what a browser asks, without a token, before a page of another origin sends a request
          PreflightFilter.class,
          // what the service is, to everybody
          DocumentFilter.class,
          // figures, also of a node that drains, to who may have them
          MetricsFilter.class,
          // the token, whatever the path: who has none learns nothing about paths
          IdentityFilter.class,
          // the rate of the caller's project, which bad paths count against too
          RateLimitFilter.class,
          // the path, before a runtime decodes, normalizes or cuts it
          PathFilter.class,
          // room for a transfer, which no request takes that is refused for anything above
          TransferLimitFilter.class);

  @Override
  public void contextInitialized(ServletContextEvent event) {
    IN_ORDER.forEach(filter -> register(filter, event.getServletContext()));
  }

  /** The server makes the filter, so that beans are injected. */
  private static void register(Class<? extends HttpFilter> filter, ServletContext context) {
    FilterRegistration.Dynamic registration = context.addFilter(filter.getSimpleName(), filter);
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }
}
