package ai.openclaw.http.tools;

import ai.openclaw.api.Describe;
import ai.openclaw.api.Settings;
import java.util.List;

/** Which tools may be called over HTTP (contract section 14.4). */
@Settings("gateway.tools")
public record ToolsSettings(@Describe("Tools that may not be called over HTTP.") List<String> deny,
        @Describe("Tools that may be called over HTTP although they usually may not.") List<String> allow) {}
