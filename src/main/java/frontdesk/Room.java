package frontdesk;

import static java.lang.annotation.ElementType.PACKAGE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A room of the house: a package with a charter, a door, and the rooms whose doors it may use. */
@Documented
@Retention(RUNTIME)
@Target(PACKAGE)
public @interface Room {

    String name();

    /** The names of the rooms this one may use; at most three. */
    String[] uses() default {};
}
