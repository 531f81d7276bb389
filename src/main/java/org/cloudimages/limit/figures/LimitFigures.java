package org.cloudimages.limit.figures;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.cloudimages.limit.client.SlowClients;
import org.cloudimages.limit.client.TransferLimit;
import org.cloudimages.limit.quota.ProjectLimits;
import org.cloudimages.limit.rate.LoginLimits;
import org.cloudimages.limit.rate.RateLimits;
import org.cloudimages.limit.rate.SourceGuard;
import org.cloudimages.management.ManagementBean;

/** The figures of all limits. */
@Singleton
public class LimitFigures implements LimitsMXBean, ManagementBean {

  private final RateLimits rates;
  private final SourceGuard sources;
  private final LoginLimits logins;
  private final ProjectLimits quotas;
  private final TransferLimit transfers;
  private final SlowClients clients;

  @Inject
  LimitFigures(
      RateLimits rates,
      SourceGuard sources,
      LoginLimits logins,
      ProjectLimits quotas,
      TransferLimit transfers,
      SlowClients clients) {
    this.rates = rates;
    this.sources = sources;
    this.logins = logins;
    this.quotas = quotas;
    this.transfers = transfers;
    this.clients = clients;
  }

  @Override
  public Class<?> contract() {
    return LimitsMXBean.class;
  }

  @Override
  public Map<String, Long> getRateRefusals() {
    Map<String, Long> refusals = new TreeMap<>(rates.refusals());
    refusals.put("source", sources.refusals());
    refusals.put("login", logins.refusals());
    return refusals;
  }

  @Override
  public Map<String, Long> getQuotaRefusals() {
    return quotas.refusals();
  }

  @Override
  public long getTransferRefusals() {
    return transfers.refusals();
  }

  @Override
  public long getSlowClients() {
    return clients.ended();
  }
}
