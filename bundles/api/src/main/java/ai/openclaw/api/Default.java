package ai.openclaw.api;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The value of a record component that was left out, as JSON text: {@code "10"}, {@code "\"loopback\""}, {@code "[]"}. */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface Default {
    String value();
}
