package ai.openclaw.http.hooks;

import ai.openclaw.api.HookSignature;
import ai.openclaw.api.HookTransform;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The checks of signatures and the transforms that are deployed now, by the names that mappings call them. */
@Component(service = HookPlugins.class)
public final class HookPlugins {
    private final Map<String, HookTransform> transforms = new ConcurrentHashMap<>();
    private final Map<String, HookSignature> signatures = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindTransform(HookTransform transform, Map<String, Object> properties) {
        transforms.put(name(properties, "openclaw.hook.transform.type"), transform);
    }

    void unbindTransform(HookTransform transform, Map<String, Object> properties) {
        transforms.remove(name(properties, "openclaw.hook.transform.type"), transform);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindSignature(HookSignature signature, Map<String, Object> properties) {
        signatures.put(name(properties, "openclaw.hook.signature.type"), signature);
    }

    void unbindSignature(HookSignature signature, Map<String, Object> properties) {
        signatures.remove(name(properties, "openclaw.hook.signature.type"), signature);
    }

    private static String name(Map<String, Object> properties, String property) { return String.valueOf(properties.get(property)); }

    Optional<HookTransform> transform(String name) { return Optional.ofNullable(transforms.get(name)); }

    Optional<HookSignature> signature(String name) { return Optional.ofNullable(signatures.get(name)); }
}
