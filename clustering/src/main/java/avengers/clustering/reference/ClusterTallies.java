package avengers.clustering.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the models did in one cluster.
 *
 * @param total labelled queries of the cluster
 * @param models by id
 */
record ClusterTallies(long total, Map<String, Tally> models) {
  static final ClusterTallies NONE = new ClusterTallies(0, Map.of());

  ClusterTallies {
    models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
  }
}
