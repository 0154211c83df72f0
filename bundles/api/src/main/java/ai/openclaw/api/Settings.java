package ai.openclaw.api;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.CLASS;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * A record that is the schema of one part of the configuration, and the PID under which that part reaches its component.
 * <p>
 * The PID is the dotted path in {@code openclaw.json} ({@code gateway.auth}, {@code session}), or the factory PID of a part that exists
 * several times: {@code channels.<platform>} once for each account, {@code models.providers.<api>} once for each provider with that
 * {@code api}. The annotation becomes a bundle capability, so the gateway knows the keys of a bundle before it starts.
 */
@Capability(namespace = "openclaw.settings", attribute = "record=${@class}")
@Target(TYPE)
@Retention(CLASS)
public @interface Settings {
    @Attribute("openclaw.settings")
    String value();
}
