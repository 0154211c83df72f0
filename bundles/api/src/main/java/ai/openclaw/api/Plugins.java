package ai.openclaw.api;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Deploys, updates and removes bundles while everything else goes on. A new version is probed; if it is not active within 10 s, the old one
 * is back. What is changed here holds after a restart.
 *
 * <p>
 * Every method throws {@link GatewayException} {@code INVALID_REQUEST} that names the plugin, what is wrong and the way out.
 */
@ProviderType
public interface Plugins {
    List<PluginInfo> list();

    /** Deploys a new bundle, or a new version of one that is deployed. */
    PluginInfo install(byte[] jar, String fileName);

    /** Replaces a deployed bundle. */
    PluginInfo update(byte[] jar, String fileName);

    /** Brings the version before the last update back. */
    PluginInfo rollback(String id);

    PluginInfo disable(String id);

    PluginInfo enable(String id);

    /**
     * Stops the plugins that the configuration switches off, and starts those that it switches off no longer. Not kept over a restart, for
     * the configuration says it again.
     *
     * @param names ids, or the last part of one such as {@code telegram}; one that nobody has is off already
     * @return why a plugin could not be stopped or started, in plain words
     */
    List<String> hold(Set<String> names);

    /** Takes an installed bundle away, or an update of a built-in one. */
    void uninstall(String id);
}
