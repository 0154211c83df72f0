package ai.openclaw.api;

import org.osgi.annotation.versioning.ProviderType;

/** One call of a method. */
@ProviderType
public interface Call {
    Caller caller();

    /** Answers now that the work is accepted; what the handler returns is the second answer to the same request. */
    void acknowledge(Object payload);
}
