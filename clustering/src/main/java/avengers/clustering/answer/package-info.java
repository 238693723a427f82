/**
 * What a text answers: where a reply states its answer, and when two answers are the same. JDK
 * only.
 */
@NullMarked
package avengers.clustering.answer;

import org.jspecify.annotations.NullMarked;
