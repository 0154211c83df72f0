package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Methods that come and go together. */
@ConsumerType
public interface MethodGroup {
    /** Always the same list. */
    List<GatewayMethod<?, ?>> methods();
}
