/** Serves figures for Prometheus at /metrics. */
@NullMarked
package ai.openclaw.http.metrics;

import org.jspecify.annotations.NullMarked;
