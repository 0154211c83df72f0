package ai.openclaw.api;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.CLASS;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Names a {@link WebSearch} component, as in {@code tools.web.search.provider}; becomes the service property {@code openclaw.web.search.type}. */
@ComponentPropertyType
@Target(TYPE)
@Retention(CLASS)
public @interface WebSearchType {
    String PREFIX_ = "openclaw.";

    String value();
}
