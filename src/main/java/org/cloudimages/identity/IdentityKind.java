package org.cloudimages.identity;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The value of {@code images.identity} that chooses this {@link TokenValidator}. */
@Qualifier
@Retention(RUNTIME)
@Target({TYPE, FIELD, METHOD, PARAMETER})
public @interface IdentityKind {

  String value();

  /** The annotation as a value, to select a bean by. */
  final class Literal extends AnnotationLiteral<IdentityKind> implements IdentityKind {

    private static final long serialVersionUID = 1L;

    private final String value;

    Literal(String value) {
      this.value = value;
    }

    @Override
    public String value() {
      return value;
    }
  }
}
