/** What alerts came to, and how sure one can be of a share of them: reckoned alike in back-tests and on pages. */
@org.jspecify.annotations.NullMarked
package cymru.rhybudd.schemas.outcome;
