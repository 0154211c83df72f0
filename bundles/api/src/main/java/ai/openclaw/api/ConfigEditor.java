package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Changes {@code openclaw.json} for a program. Comments, order and layout of all that is not changed stay. */
@ProviderType
public interface ConfigEditor {
    /** One change: at a path of member names and array indexes. */
    sealed interface Edit {
        List<String> path();

        /** Sets a value of JSON in JDK types; what is missing above it is made, and the index after the last appends. */
        record Set(List<String> path, Object value) implements Edit {}

        /** Takes a member or an element away; nothing when it is not there. */
        record Remove(List<String> path) implements Edit {}
    }

    /**
     * Makes all of the changes or none, and lets them take effect.
     *
     * @throws GatewayException {@code INVALID_REQUEST} when the result is not valid, {@code UNAVAILABLE} when the file cannot be written
     */
    void edit(List<Edit> edits);
}
