/**
 * Grades replies: by rules that compare them with the right answer, a command, or a judge model.
 */
@NullMarked
package avengers.clustering.grade;

import org.jspecify.annotations.NullMarked;
