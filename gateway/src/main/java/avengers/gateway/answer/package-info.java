/** The one story of an ensemble's answer: embed, rank, plan, ask, vote, reply. */
@NullMarked
package avengers.gateway.answer;

import org.jspecify.annotations.NullMarked;
