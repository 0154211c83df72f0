package ai.openclaw.api;

import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Takes every property that the record does not name; on one component of type {@code Map<String, Object>}. In records that are only
 * written it may also be a record, whose properties then stand beside the others.
 */
@Target(RECORD_COMPONENT)
@Retention(RUNTIME)
public @interface Rest {
}
