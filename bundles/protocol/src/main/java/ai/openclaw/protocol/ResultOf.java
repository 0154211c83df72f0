package ai.openclaw.protocol;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The methods whose answer a record describes, or a sealed interface one of several; published with the schema of the protocol. A method
 * whose parameters no record describes takes none.
 */
@Target(TYPE)
@Retention(RUNTIME)
public @interface ResultOf {
    String[] value();
}
