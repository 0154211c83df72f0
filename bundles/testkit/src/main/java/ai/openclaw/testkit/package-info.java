/** Fakes of the gateway, of platforms and of model servers, and the contract tests that every plugin runs. */
@NullMarked
package ai.openclaw.testkit;

import org.jspecify.annotations.NullMarked;
