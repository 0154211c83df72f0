/** Sends traces and metrics to an OpenTelemetry collector. */
@NullMarked
package ai.openclaw.otel;

import org.jspecify.annotations.NullMarked;
