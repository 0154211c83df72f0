package ai.openclaw.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file in its several states (contract section 14.1).
 *
 * @param parsed as it stands in the file
 * @param expanded with its includes put in
 * @param resolved with its variables put in as well; references to secrets stay references
 * @param missing variables that are not set, by dotted path
 */
record FileTrees(String text, Map<?, ?> parsed, Object expanded, Map<String, @Nullable Object> resolved, Map<String, String> missing) {}
