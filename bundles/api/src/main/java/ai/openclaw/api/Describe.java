package ai.openclaw.api;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** One sentence on what a record component is for; shown in schemas, forms and help, and told to the model for tools. */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface Describe {
    String value();
}
