package org.cloudimages.identity;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** An endpoint that needs no token, such as the one that gives tokens out. */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface WithoutToken {}
