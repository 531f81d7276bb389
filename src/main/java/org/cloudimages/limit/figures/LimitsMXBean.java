package org.cloudimages.limit.figures;

import java.util.Map;
import org.cloudimages.management.Described;

/** What this node refused, as {@code org.cloudimages:type=Limits} in JMX. */
@Described("What this node refused or ended because it was too much, or too slow.")
public interface LimitsMXBean {

  @Described(
      value =
          "Requests above a rate: of a project by what is done, of one address (source), of logins"
              + " that failed (login).",
      unit = "requests",
      key = "rate",
      growing = true)
  Map<String, Long> getRateRefusals();

  @Described(
      value = "Requests for more than the project may have, by quota.",
      unit = "requests",
      key = "quota",
      growing = true)
  Map<String, Long> getQuotaRefusals();

  @Described(
      value = "Requests to transfer data that came while as many ran as may.",
      unit = "requests",
      growing = true)
  long getTransferRefusals();

  @Described(
      value = "Clients that were ended because they sent or read too slowly.",
      unit = "clients",
      growing = true)
  long getSlowClients();
}
