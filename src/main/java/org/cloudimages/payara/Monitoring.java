package org.cloudimages.payara;

import org.glassfish.api.StartupRunLevel;
import org.glassfish.external.probe.provider.PluginPoint;
import org.glassfish.external.probe.provider.StatsProviderManager;
import org.glassfish.external.statistics.Stats;
import org.glassfish.gmbal.AMXMetadata;
import org.glassfish.gmbal.Description;
import org.glassfish.gmbal.ManagedAttribute;
import org.glassfish.gmbal.ManagedObject;
import org.glassfish.hk2.api.PostConstruct;
import org.glassfish.hk2.runlevel.RunLevel;
import org.jvnet.hk2.annotations.Service;

/**
 * The figures among those of the server: {@code asadmin get --monitor "server.images.*"}, and the
 * same as {@code GET /monitoring/domain/server/images}. They are there as long as the monitoring
 * level of the JVM is not {@code OFF}.
 */
@Service
@RunLevel(StartupRunLevel.VAL)
@AMXMetadata(type = "images-mon", group = "monitoring")
@ManagedObject
@Description("What Cloud Images on this server does")
public final class Monitoring implements PostConstruct {

  @Override
  public void postConstruct() {
    StatsProviderManager.register("jvm", PluginPoint.SERVER, "images", this);
  }

  @ManagedAttribute(id = "figures")
  @Description("What the beans of Cloud Images tell")
  public Stats getFigures() {
    return new FigureStatistics(ServiceBeans.ofThisServer().figures().toList());
  }
}
