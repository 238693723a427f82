/** Formulas, in LaTeX or as people type them, in a form that equal ones share. JDK only. */
@NullMarked
package avengers.clustering.answer.formula;

import org.jspecify.annotations.NullMarked;
