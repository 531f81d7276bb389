package org.cloudimages.testing;

import java.util.function.Consumer;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.monitor.DrainMXBean;

/** Drains the service as an operator does, over JMX, until it is closed. */
public final class DrainSwitch implements AutoCloseable {

  private DrainSwitch() {}

  public static DrainSwitch on() {
    turn(DrainMXBean::drain);
    return new DrainSwitch();
  }

  @Override
  public void close() {
    turn(DrainMXBean::resume);
  }

  private static void turn(Consumer<DrainMXBean> operation) {
    try (JmxConnection server = JmxConnection.to(TestBed.get().server())) {
      operation.accept(server.bean("Drain", DrainMXBean.class));
    }
  }
}
