/**
 * Where a reply states its answer: behind its thoughts, an announcement, or in its last line. JDK
 * only.
 */
@NullMarked
package avengers.clustering.answer.statement;

import org.jspecify.annotations.NullMarked;
