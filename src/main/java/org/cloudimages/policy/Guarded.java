package org.cloudimages.policy;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The policy that a caller of this endpoint needs. It says so and does not check it: what a policy
 * is asked about is known behind the endpoint only. Tests hold that each endpoint refuses in the
 * name of the policy that it declares.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface Guarded {

  Policy value();
}
