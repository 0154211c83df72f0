package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Tools that come and go together; a component with {@link ToolGroupType}. */
@ConsumerType
public interface ToolGroup {
    /** Always the same list. */
    List<Tool<?>> tools();
}
