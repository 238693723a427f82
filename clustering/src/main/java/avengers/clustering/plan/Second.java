package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import java.util.List;

/** What follows when the first vote of a plan is not sure enough. */
public sealed interface Second {
  /** It follows below this confidence, 0 to 1. */
  double threshold();

  /** The most samples that it asks for. */
  int samples();

  /** The models that it asks. */
  List<RankedModel> models();

  /** More models vote together with the first, one sample each. */
  record More(double threshold, List<RankedModel> models) implements Second {
    public More {
      models = List.copyOf(models);
    }

    @Override
    public int samples() {
      return models.size();
    }
  }

  /** A stronger model answers instead. */
  record Stronger(double threshold, RankedModel model) implements Second {
    @Override
    public int samples() {
      return 1;
    }

    @Override
    public List<RankedModel> models() {
      return List.of(model);
    }
  }
}
