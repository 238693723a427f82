/** How a query is to be answered: plans, what they bring, and which one to choose. JDK only. */
@NullMarked
package avengers.clustering.plan;

import org.jspecify.annotations.NullMarked;
