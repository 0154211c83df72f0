/**
 * Who may connect, and as what: shared secrets, device proofs, pairing and device tokens. Locks are taken in the order writing, store,
 * arriving.
 */
@NullMarked
package ai.openclaw.auth;

import org.jspecify.annotations.NullMarked;
