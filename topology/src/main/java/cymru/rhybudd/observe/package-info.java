/** How any process of ours lets itself be watched; it knows of nobody who is. */
@NullMarked
package cymru.rhybudd.observe;

import org.jspecify.annotations.NullMarked;
