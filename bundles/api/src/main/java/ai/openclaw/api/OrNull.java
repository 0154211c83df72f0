package ai.openclaw.api;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** An Optional that is written as null when it is empty, where clients expect the member to be there. */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface OrNull {
}
