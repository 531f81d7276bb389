package org.cloudimages.limit.quota;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A transaction that may take something of what a project may have, on the method that opens it.
 * When it meets a project whose usage nobody knows it is rolled back, the usage is counted, and it
 * runs once more; so whatever it does besides must bear that. It ends with a 503 when the usage
 * cannot be counted.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface TakesQuota {}
