package avengers.gateway.backend;

import avengers.gateway.replica.Tried;
import java.util.OptionalInt;

/**
 * How a call ended that was repeated where that might help.
 *
 * @param call the number in the ledger of the call that brought the outcome, if any was begun
 * @param calls how many were made
 * @param tried where they were made
 */
public record Called<A>(Outcome<A> outcome, OptionalInt call, int calls, Tried tried) {}
