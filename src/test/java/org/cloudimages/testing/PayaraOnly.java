package org.cloudimages.testing;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A test that holds on Payara only; a comment beside it says what WildFly does. */
@Retention(RUNTIME)
@Target({TYPE, METHOD})
@EnabledIfSystemProperty(
    named = "server",
    matches = "payara",
    disabledReason = "WildFly does this in a way of its own")
public @interface PayaraOnly {}
