package ai.openclaw.api;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A string of at least one character, or a list that must be there and has at least one item. */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface NotEmpty {
}
