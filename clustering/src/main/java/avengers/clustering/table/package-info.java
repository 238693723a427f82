/** Files of rows, as people have them: JSON Lines, CSV or Parquet, plain, gzip or zstd. */
@NullMarked
package avengers.clustering.table;

import org.jspecify.annotations.NullMarked;
