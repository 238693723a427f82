package avengers.gateway.demo.simulated;

import java.util.List;

/** The fields that the simulated specialists know about. */
public final class Fields {

  private static final List<Field> ALL = List.of(
      Arithmetic.field(),
      WordProblems.field(),
      UnitConversion.field(),
      Dates.field(),
      Sorting.field(),
      Strings.field(),
      Logic.field(),
      Facts.field(),
      SetsAndCounting.field());

  private Fields() {}

  public static List<Field> all() {
    return ALL;
  }
}
