package ai.openclaw.protocol;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The events whose payload a record describes (contract section 7); published with the schema of the protocol. */
@Target(TYPE)
@Retention(RUNTIME)
public @interface PayloadOf {
    String[] value();
}
