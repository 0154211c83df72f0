package ai.openclaw.api;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A string of at least one character. */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface NotEmpty {
}
