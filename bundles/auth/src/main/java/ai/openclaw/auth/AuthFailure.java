package ai.openclaw.auth;

import ai.openclaw.api.GatewayException;
import java.util.Locale;
import java.util.Map;

/** The ways in which a credential fails: the table of contract section 3.3. */
enum AuthFailure {
    TOKEN_MISMATCH("gateway token mismatch", "update_auth_credentials"), //
    TOKEN_MISSING("gateway token missing", "update_auth_configuration"), //
    TOKEN_NOT_CONFIGURED("gateway token not configured on gateway (set gateway.auth.token)", "review_auth_configuration"), //
    PASSWORD_MISMATCH("gateway password mismatch", "update_auth_credentials"), //
    PASSWORD_MISSING("gateway password missing", "update_auth_configuration"), //
    PASSWORD_NOT_CONFIGURED("gateway password not configured on gateway (set gateway.auth.password)", "review_auth_configuration"), //
    DEVICE_TOKEN_MISMATCH("device token mismatch (rotate/reissue device token)", "update_auth_credentials"), //
    BOOTSTRAP_TOKEN_INVALID("bootstrap token invalid or expired (scan a fresh setup code)", "review_auth_configuration"), //
    RATE_LIMITED("too many failed authentication attempts (retry later)", "wait_then_retry");

    private final String text;
    private final String nextStep;

    AuthFailure(String text, String nextStep) {
        this.text = text;
        this.nextStep = nextStep;
    }

    /**
     * The refusal as on the wire.
     *
     * @param browser whether a page asks, which is told where to paste the secret
     * @param device whether a device asks, which may have a token of its own
     */
    GatewayException exception(boolean browser, boolean device) {
        boolean retry = this == TOKEN_MISMATCH && device;
        return GatewayException.invalid("unauthorized: " + text + hint(browser))
                .with(Map.of("code", "AUTH_" + name(), "authReason", name().toLowerCase(Locale.ROOT), "canRetryWithDeviceToken", retry,
                        "recommendedNextStep", retry ? "retry_with_device_token" : nextStep));
    }

    /** The refusal of a proxy's user, who is told no more than that (contract section 3.3). */
    static GatewayException unauthorized(String reason) {
        return GatewayException.invalid("unauthorized").with(Map.of("code", "AUTH_UNAUTHORIZED", "authReason", reason,
                "canRetryWithDeviceToken", false, "recommendedNextStep", "review_auth_configuration"));
    }

    private String hint(boolean browser) {
        return switch (this) {
            case TOKEN_MISMATCH,
                    TOKEN_MISSING ->
                browser
                        ? " (open the dashboard URL and paste the token in Control UI settings)"
                        : " (set gateway.remote.token to match gateway.auth.token)";
            case PASSWORD_MISMATCH, PASSWORD_MISSING ->
                browser ? " (enter the password in Control UI settings)" : " (set gateway.remote.password to match gateway.auth.password)";
            default -> "";
        };
    }
}
