/** The control plane on the wire: frames, the handshake, and the parameters and results of methods (protocol 3 and 4). */
@Export
@NullMarked
@Version("0.1.0")
package ai.openclaw.protocol;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
