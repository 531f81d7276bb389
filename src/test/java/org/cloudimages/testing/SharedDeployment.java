package org.cloudimages.testing;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A test class that needs the service as {@link TestWar#create()} makes it and leaves it so. All of
 * them run one after the other on a single deployment.
 */
@Retention(RUNTIME)
@Target(TYPE)
public @interface SharedDeployment {}
