package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code config.schema.lookup} (contract section 14.1): a path such as {@code gateway.port}. */
@ParamsOf("config.schema.lookup")
public record ConfigSchemaLookupParams(@NotEmpty String path) {}
