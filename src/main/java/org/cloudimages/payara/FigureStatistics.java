package org.cloudimages.payara;

import java.util.List;
import org.glassfish.external.statistics.Statistic;
import org.glassfish.external.statistics.Stats;
import org.glassfish.external.statistics.impl.CountStatisticImpl;
import org.glassfish.external.statistics.impl.StatisticImpl;
import org.glassfish.external.statistics.impl.StringStatisticImpl;

/** Figures as Payara's monitoring knows such things: whole numbers as counts, all else as texts. */
final class FigureStatistics implements Stats {

  private final List<StatisticImpl> statistics;

  FigureStatistics(List<Figure> figures) {
    this.statistics = figures.stream().map(FigureStatistics::statistic).toList();
  }

  private static StatisticImpl statistic(Figure figure) {
    String name = figure.bean() + "." + figure.label();
    if (figure.value() instanceof Long || figure.value() instanceof Integer) {
      CountStatisticImpl count = new CountStatisticImpl(name, figure.unit(), figure.meaning());
      count.setCount(((Number) figure.value()).longValue());
      return count;
    }
    StringStatisticImpl text = new StringStatisticImpl(name, figure.unit(), figure.meaning());
    text.setCurrent(figure.value().toString());
    return text;
  }

  @Override
  public Statistic getStatistic(String name) {
    return statistics.stream().filter(one -> one.getName().equals(name)).findAny().orElse(null);
  }

  @Override
  public String[] getStatisticNames() {
    return statistics.stream().map(Statistic::getName).toArray(String[]::new);
  }

  @Override
  public Statistic[] getStatistics() {
    return statistics.toArray(Statistic[]::new);
  }
}
