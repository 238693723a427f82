package avengers.clustering.cli;

import avengers.clustering.fit.ClusterCount;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of clusters from the command line. */
final class ClusterCountConverter implements ITypeConverter<ClusterCount> {
  @Override
  public ClusterCount convert(String text) {
    try {
      return ClusterCount.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
