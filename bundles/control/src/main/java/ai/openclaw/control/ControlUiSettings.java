package ai.openclaw.control;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Settings;
import java.util.List;
import java.util.Optional;

/** The browser pages that may use the gateway. */
@Settings("gateway.controlUi")
public record ControlUiSettings(@Describe("Serve the Control UI") @Default("true") boolean enabled,
        @Describe("Path under which the Control UI is served") @Default("\"\"") String basePath,
        @Describe("Folder of the Control UI's files") Optional<String> root,
        @Describe("Further origins of pages that may connect, such as https://gw.example.org") List<String> allowedOrigins,
        Optional<Boolean> dangerouslyAllowHostHeaderOriginFallback, Optional<Boolean> allowInsecureAuth,
        Optional<Boolean> dangerouslyDisableDeviceAuth) {}
