/** The methods device.* and gateway.identity.get. */
@NullMarked
package ai.openclaw.method.devices;

import org.jspecify.annotations.NullMarked;
