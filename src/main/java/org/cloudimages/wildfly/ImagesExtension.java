package org.cloudimages.wildfly;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jboss.as.controller.Extension;
import org.jboss.as.controller.ExtensionContext;
import org.jboss.as.controller.ModelVersion;
import org.jboss.as.controller.PathAddress;
import org.jboss.as.controller.SubsystemRegistration;
import org.jboss.as.controller.operations.common.GenericSubsystemDescribeHandler;
import org.jboss.as.controller.operations.common.Util;
import org.jboss.as.controller.parsing.ExtensionParsingContext;
import org.jboss.as.controller.parsing.ParseUtils;
import org.jboss.as.controller.persistence.SubsystemMarshallingContext;
import org.jboss.dmr.ModelNode;
import org.jboss.staxmapper.XMLElementReader;
import org.jboss.staxmapper.XMLElementWriter;
import org.jboss.staxmapper.XMLExtendedStreamReader;
import org.jboss.staxmapper.XMLExtendedStreamWriter;

/**
 * What {@code /extension=org.cloudimages.wildfly:add} finds in the module, for standalone servers.
 */
public final class ImagesExtension implements Extension {

  /** Of the subsystem's element in the configuration. */
  private static final String SCHEMA = "urn:cloudimages:images:1.0";

  private static final ModelVersion VERSION = ModelVersion.create(1);

  /** The element in the configuration, in which there is nothing. */
  private static final class Element
      implements XMLElementReader<List<ModelNode>>, XMLElementWriter<SubsystemMarshallingContext> {

    @Override
    public void readElement(XMLExtendedStreamReader reader, List<ModelNode> operations)
        throws XMLStreamException {
      ParseUtils.requireNoAttributes(reader);
      ParseUtils.requireNoContent(reader);
      operations.add(Util.createAddOperation(PathAddress.pathAddress(ImagesResource.PATH)));
    }

    @Override
    public void writeContent(XMLExtendedStreamWriter writer, SubsystemMarshallingContext context)
        throws XMLStreamException {
      context.startSubsystemElement(SCHEMA, false);
      writer.writeEndElement();
    }
  }

  @Override
  public void initialize(ExtensionContext context) {
    SubsystemRegistration subsystem = context.registerSubsystem(ImagesResource.SUBSYSTEM, VERSION);
    subsystem.registerXMLElementWriter(Element::new);
    subsystem
        .registerSubsystemModel(new ImagesResource(Contracts.packed(), new ServiceBeans()))
        .registerOperationHandler(
            GenericSubsystemDescribeHandler.DEFINITION, GenericSubsystemDescribeHandler.INSTANCE);
  }

  @Override
  public void initializeParsers(ExtensionParsingContext context) {
    context.setSubsystemXmlMapping(ImagesResource.SUBSYSTEM, SCHEMA, Element::new);
  }
}
