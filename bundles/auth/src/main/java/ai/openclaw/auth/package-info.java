/** Who may connect, and as what: shared secrets, device proofs, pairing and device tokens. */
@NullMarked
package ai.openclaw.auth;

import org.jspecify.annotations.NullMarked;
