package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Turns texts into vectors; a second service of a {@link ModelProvider}, with the same service property {@code openclaw.instance}. */
@ConsumerType
public interface Embeddings {
    /**
     * One vector for each text, all of one length.
     *
     * @param model the provider's id of it
     * @throws GatewayException {@code UNAVAILABLE}, as {@link ModelProvider#generate}
     */
    List<float[]> embed(String model, List<String> texts) throws InterruptedException;
}
