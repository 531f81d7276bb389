package org.cloudimages.testing;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.cloudimages.arquillian.TestBed;

/** Drains the service as an operator does, over JMX, until it is closed. */
public final class DrainSwitch implements AutoCloseable {

  private static final String DRAIN = "org.cloudimages:type=Drain";

  private DrainSwitch() {}

  public static DrainSwitch on() {
    invoke("drain");
    return new DrainSwitch();
  }

  @Override
  public void close() {
    invoke("resume");
  }

  private static void invoke(String operation) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(TestBed.get().server().pid()));
      try (var connector =
          JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        beans.invoke(new ObjectName(DRAIN), operation, new Object[0], new String[0]);
      } finally {
        machine.detach();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AttachNotSupportedException | JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
