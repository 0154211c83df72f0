/** Jetty on one port, in front of the OSGi servlet whiteboard. */
@NullMarked
package ai.openclaw.http;

import org.jspecify.annotations.NullMarked;
