package ai.openclaw.api;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.CLASS;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Names a {@link HookTransform} component, as in {@code hooks.mappings[].transform.module}; becomes the service property {@code openclaw.hook.transform.type}. */
@ComponentPropertyType
@Target(TYPE)
@Retention(CLASS)
public @interface HookTransformType {
    String PREFIX_ = "openclaw.";

    String value();
}
