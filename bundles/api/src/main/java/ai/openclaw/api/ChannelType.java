package ai.openclaw.api;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.CLASS;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names the platform of a {@link Channel} component, such as {@code telegram}; becomes the service property {@code openclaw.channel.type}.
 */
@ComponentPropertyType
@Target(TYPE)
@Retention(CLASS)
public @interface ChannelType {
    String PREFIX_ = "openclaw.";

    String value();
}
