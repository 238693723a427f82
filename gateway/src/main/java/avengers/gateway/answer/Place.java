package avengers.gateway.answer;

import avengers.clustering.stopping.Slot;

/**
 * A sample's place in the plan.
 *
 * @param number from 0
 */
record Place(int number, Slot slot) {
  String model() {
    return slot.model();
  }
}
