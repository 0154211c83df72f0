package ai.openclaw.api;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A closed choice that clients know as a union of constants; a wrong value is refused in those words (contract section 5.3). */
@Target(TYPE)
@Retention(RUNTIME)
public @interface AnyOf {
}
