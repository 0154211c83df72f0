package ai.openclaw.protocol;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The methods whose parameters a record describes; published with the schema of the protocol. */
@Target(TYPE)
@Retention(RUNTIME)
public @interface ParamsOf {
    String[] value();
}
