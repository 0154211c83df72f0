package ai.openclaw.api;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.CLASS;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Names a {@link ToolGroup} component, such as {@code sessions}; becomes the service property {@code openclaw.tool.group.type}. */
@ComponentPropertyType
@Target(TYPE)
@Retention(CLASS)
public @interface ToolGroupType {
    String PREFIX_ = "openclaw.";

    String value();
}
