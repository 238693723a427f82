/**
 * Which of the options that a query lists a statement names, or whether it says yes or no. JDK
 * only.
 */
@NullMarked
package avengers.clustering.answer.choice;

import org.jspecify.annotations.NullMarked;
