package org.cloudimages.testing;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A test of the embedded database. */
@Retention(RUNTIME)
@Target({TYPE, METHOD})
@EnabledIfSystemProperty(
    named = "db",
    matches = "derby",
    disabledReason = "the database has a server of its own")
public @interface DerbyOnly {}
