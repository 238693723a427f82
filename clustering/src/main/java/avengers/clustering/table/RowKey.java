package avengers.clustering.table;

/**
 * What names a query across files.
 *
 * @param index its number in its data set
 */
public record RowKey(String dataset, long index) {}
