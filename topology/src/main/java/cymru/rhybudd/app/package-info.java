/** The service's main class, its configuration, metrics and health: the only package that reads the environment. */
@NullMarked
package cymru.rhybudd.app;

import org.jspecify.annotations.NullMarked;
