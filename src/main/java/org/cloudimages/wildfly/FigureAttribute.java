package org.cloudimages.wildfly;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.as.controller.AttributeDefinition;
import org.jboss.as.controller.PropertiesAttributeDefinition;
import org.jboss.as.controller.SimpleAttributeDefinitionBuilder;
import org.jboss.as.controller.StringListAttributeDefinition;
import org.jboss.as.controller.client.helpers.MeasurementUnit;
import org.jboss.as.controller.registry.AttributeAccess.Flag;
import org.jboss.dmr.ModelType;

/** A figure as an attribute of a resource. */
final class FigureAttribute {

  private static final Set<Type> WHOLE =
      Set.of(long.class, int.class, short.class, Long.class, Integer.class, Short.class);
  private static final Set<Type> FRACTIONS =
      Set.of(double.class, float.class, Double.class, Float.class);

  private FigureAttribute() {}

  /** Its definition: undefined where the service does not have it, and never kept. */
  static AttributeDefinition of(Figure figure) {
    String name = figure.name();
    Type type = figure.isByStore() ? valueType(figure.type()) : figure.type();
    if (isA(type, Map.class)) {
      return new PropertiesAttributeDefinition.Builder(name, true).setStorageRuntime().build();
    }
    if (isA(type, Collection.class)) {
      return new StringListAttributeDefinition.Builder(name)
          .setRequired(false)
          .setStorageRuntime()
          .build();
    }
    SimpleAttributeDefinitionBuilder attribute =
        SimpleAttributeDefinitionBuilder.create(name, simple(type))
            // because a switch is on or off, and nothing else can be written
            .setRequired(figure.isSwitch())
            .setMeasurementUnit(unit(figure))
            .setStorageRuntime();
    if (isNumber(attribute.getType())) {
      attribute.addFlag(figure.meaning().growing() ? Flag.COUNTER_METRIC : Flag.GAUGE_METRIC);
    }
    return attribute.build();
  }

  /** Whether the server measures what has this type. */
  static boolean isNumber(ModelType type) {
    return type == ModelType.LONG || type == ModelType.DOUBLE;
  }

  /** What it means, with its unit unless that is one that the server knows. */
  static String text(Figure figure) {
    String unit = figure.meaning().unit();
    boolean known = unit.isEmpty() || unit(figure) != MeasurementUnit.NONE;
    return figure.meaning().value() + (known ? "" : " Counted in " + unit + ".");
  }

  private static MeasurementUnit unit(Figure figure) {
    String unit = figure.meaning().unit().toUpperCase(Locale.ROOT);
    return Stream.of(MeasurementUnit.BYTES, MeasurementUnit.SECONDS, MeasurementUnit.MILLISECONDS)
        .filter(each -> each.name().equals(unit))
        .findFirst()
        .orElse(MeasurementUnit.NONE);
  }

  private static ModelType simple(Type type) {
    if (WHOLE.contains(type)) {
      return ModelType.LONG;
    }
    if (FRACTIONS.contains(type)) {
      return ModelType.DOUBLE;
    }
    return type == boolean.class || type == Boolean.class ? ModelType.BOOLEAN : ModelType.STRING;
  }

  private static boolean isA(Type type, Class<?> kind) {
    return type instanceof ParameterizedType parameterized
        && parameterized.getRawType() instanceof Class<?> raw
        && kind.isAssignableFrom(raw);
  }

  private static Type valueType(Type map) {
    return ((ParameterizedType) map).getActualTypeArguments()[1];
  }
}
