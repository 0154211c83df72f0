package ai.openclaw.api;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The spelling of an enum constant in JSON where it is not the name in lower case with dashes. */
@Target(FIELD)
@Retention(RUNTIME)
public @interface WireName {
    String value();
}
