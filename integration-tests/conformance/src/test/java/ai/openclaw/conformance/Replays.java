package ai.openclaw.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The transcripts that a test replays whole, but for what {@code not-replayed.txt} leaves out. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Replays {
    String[] value();
}
