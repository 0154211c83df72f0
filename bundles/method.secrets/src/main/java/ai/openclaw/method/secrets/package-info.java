/** The methods secrets.*: secrets looked up again, and told to the commands of an administrator. */
@NullMarked
package ai.openclaw.method.secrets;

import org.jspecify.annotations.NullMarked;
