/** Keys, budgets and totals of usage in a database; the only room that knows JDBC. */
@NullMarked
package avengers.gateway.store;

import org.jspecify.annotations.NullMarked;
