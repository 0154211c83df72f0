package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A place that models run at. The service property {@code openclaw.instance} is its id, the part of {@code provider/model} before the
 * slash.
 */
@ConsumerType
public interface ModelProvider {
    /** What can be asked for; the first is the provider's default. Answered at once, without a network call. */
    List<ModelInfo> models();

    /**
     * Asks a model. Returns at once or after the provider accepted the request.
     *
     * @throws GatewayException {@code UNAVAILABLE} when the provider cannot be reached or refuses, in plain words
     */
    ModelStream generate(ModelRequest request);
}
