package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.errors.NotFoundException;
import com.openai.models.models.Model;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The list of models with OpenAI's Java client. */
class OpenAiModelsTest {
  @AutoClose
  private final OpenAiSetup setup = OpenAiSetup.start();

  @Test
  void ensemblesAndModelsAreListed() {
    assertThat(setup.client().models().list().autoPager()).extracting(Model::id)
        .contains("avengers", "alpha", "beta");
  }

  @Test
  void oneModelIsFound() {
    Model model = setup.client().models().retrieve("alpha");

    assertThat(model.id()).isEqualTo("alpha");
    assertThat(model.ownedBy()).isNotEmpty();
    assertThat(model.created()).isPositive();
  }

  @Test
  void anotherIsNot() {
    assertThatThrownBy(() -> setup.client().models().retrieve("gamma"))
        .isInstanceOfSatisfying(NotFoundException.class,
            failure -> assertThat(failure.code()).contains("model_not_found"));
  }
}
