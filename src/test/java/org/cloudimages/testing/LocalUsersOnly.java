package org.cloudimages.testing;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A test that makes sense only where the service keeps users of its own. */
@Retention(RUNTIME)
@Target({TYPE, METHOD})
@DisabledIfSystemProperty(
    named = "identity",
    matches = "keystone",
    disabledReason = "the users are Keystone's, and this is about users of the service's own")
public @interface LocalUsersOnly {}
