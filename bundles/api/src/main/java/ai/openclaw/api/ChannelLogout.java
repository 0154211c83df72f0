package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A {@link Channel} whose account logs in with a credential of the configuration, so that taking it out logs the account out. */
@ConsumerType
public interface ChannelLogout {
    /** The keys of the account's settings that hold the credential or say where it is. */
    List<String> credentialKeys();

    /** Whether the environment of the process holds one too, which would log the account in again. */
    boolean credentialInEnvironment();
}
