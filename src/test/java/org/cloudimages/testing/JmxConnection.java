package org.cloudimages.testing;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanInfo;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.cloudimages.server.AppServer;

/** What an operator sees of one server over JMX, until it is closed. */
public final class JmxConnection implements AutoCloseable {

  private final VirtualMachine machine;
  private final JMXConnector connector;

  private JmxConnection(VirtualMachine machine, JMXConnector connector) {
    this.machine = machine;
    this.connector = connector;
  }

  public static JmxConnection to(AppServer server) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(server.pid()));
      JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
      return new JmxConnection(machine, JMXConnectorFactory.connect(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AttachNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A bean of the service, such as {@code Drain}. */
  public <T> T bean(String type, Class<T> contract) {
    try {
      return JMX.newMXBeanProxy(
          connector.getMBeanServerConnection(),
          new ObjectName("org.cloudimages:type=" + type),
          contract);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What every bean of the service tells of itself, by type. */
  public Map<String, MBeanInfo> beans() {
    Map<String, MBeanInfo> beans = new TreeMap<>();
    try {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      for (ObjectName name : server.queryNames(new ObjectName("org.cloudimages:*"), null)) {
        beans.put(name.getKeyProperty("type"), server.getMBeanInfo(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
    return beans;
  }

  @Override
  public void close() {
    try {
      connector.close();
      machine.detach();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
