/** Writes what the records of the protocol say as JSON Schema, TypeScript and Swift. */
@NullMarked
package ai.openclaw.protocol.schema;

import org.jspecify.annotations.NullMarked;
