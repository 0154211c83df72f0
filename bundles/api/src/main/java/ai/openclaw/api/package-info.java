/** What a plugin author sees: channels, tools, models, RPC methods, settings and the services of the gateway. */
@Export
@NullMarked
@Version("0.1.0")
package ai.openclaw.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
