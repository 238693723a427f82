package avengers.clustering.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluationResultTest {
  private static final EvaluationResult RESULT = EvaluationResult.of(100, 3, 8, List.of(
      Map.of(Row.RANDOM, 0.25, Row.BEST_SINGLE, 0.5, Row.ROUTED, 0.6, Row.REFERENCE, 0.55,
          Row.DATASET_LABEL, 0.625, Row.ORACLE, 0.75),
      Map.of(Row.RANDOM, 0.25, Row.BEST_SINGLE, 0.52, Row.ROUTED, 0.61, Row.REFERENCE, 0.57,
          Row.DATASET_LABEL, 0.625, Row.ORACLE, 0.8)));

  @Test
  void theJsonHasTheseKeysInThisOrder() {
    JsonNode json = JsonMapper.shared().readTree(RESULT.toJson());

    assertThat(new ArrayList<>(json.propertyNames())).containsExactly("queries", "models",
        "clusters", "seeds", "random", "best_single", "routed", "reference", "dataset_label",
        "oracle");
    assertThat(new ArrayList<>(json.get("routed").propertyNames())).containsExactly("mean", "sd");
  }

  @Test
  void theFiguresArePercent() {
    JsonNode json = JsonMapper.shared().readTree(RESULT.toJson());

    assertThat(json.get("queries").intValue()).isEqualTo(100);
    assertThat(json.get("models").intValue()).isEqualTo(3);
    assertThat(json.get("clusters").intValue()).isEqualTo(8);
    assertThat(json.get("seeds").intValue()).isEqualTo(2);
    assertThat(json.at("/routed/mean").doubleValue()).isEqualTo(60.5);
    assertThat(json.at("/routed/sd").doubleValue()).isEqualTo(0.707);
    assertThat(json.at("/random/sd").doubleValue()).isEqualTo(0);
  }

  @Test
  void theTableHasALineARow() {
    assertThat(RESULT.toTable().lines()).hasSize(3 + 6)
        .first()
        .isEqualTo("100 queries, 3 models, 8 clusters; fitted on 70 %, measured on 30 %; seeds: 2");
    assertThat(RESULT.toTable()).containsPattern("routed +60\\.50 +0\\.71")
        .containsPattern("reference, nearest cluster +56\\.00 +1\\.41");
  }
}
