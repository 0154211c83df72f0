package ai.openclaw.protocol;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The record that a ready-made JSON object looks like, or each one of a list; published in the place of an object with any keys. */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface Shape {
    Class<? extends Record> value();
}
