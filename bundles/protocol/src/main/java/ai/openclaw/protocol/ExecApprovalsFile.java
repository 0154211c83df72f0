package ai.openclaw.protocol;

import ai.openclaw.api.Rest;
import java.util.Map;

/**
 * The file of exec approvals as it is sent (contract section 13).
 *
 * @param version always 1
 * @param rest {@code socket}, {@code defaults} and {@code agents}, and what others keep there
 */
public record ExecApprovalsFile(Integer version, @Rest Map<String, Object> rest) {}
