package ai.openclaw.api;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.CLASS;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names the {@code source} that a {@link SecretSource} component answers for, such as {@code env}; becomes the service property
 * {@code openclaw.secret.source.type}.
 */
@ComponentPropertyType
@Target(TYPE)
@Retention(CLASS)
public @interface SecretSourceType {
    String PREFIX_ = "openclaw.";

    String value();
}
