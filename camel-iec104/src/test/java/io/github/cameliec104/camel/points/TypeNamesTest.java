package io.github.cameliec104.camel.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNamesTest {

  private static final List<TypeId> POINT_TYPES =
      Arrays.stream(TypeId.values()).filter(t -> t.isMonitored() || t.isCommand()).toList();

  @Test
  void namesAndNumbersOfAllPointTypesAreKnown() {
    assertThat(TypeNames.standardNames())
        .contains("M_SP_NA_1", "C_BO_TA_1")
        .doesNotContain("M_SP_TA_1");
    for (TypeId type : POINT_TYPES) {
      assertThat(TypeNames.parse(type.name().toLowerCase(Locale.ROOT))).isEqualTo(type);
      assertThat(TypeNames.parse(" " + type.number())).isEqualTo(type);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "single, M_SP_NA_1",
    "single-time, M_SP_TB_1",
    "Double, M_DP_NA_1",
    "float, M_ME_NC_1",
    "float-time, M_ME_TF_1",
    "scaled, M_ME_NB_1",
    "normalized, M_ME_NA_1",
    "normalized-without-quality, M_ME_ND_1",
    "packed, M_PS_NA_1",
    "protection-event, M_EP_TD_1",
    "protection-start-time, M_EP_TE_1",
    "single-command, C_SC_NA_1",
    "step-command-time, C_RC_TA_1",
    "float-setpoint, C_SE_NC_1",
    "bitstring-command, C_BO_NA_1"
  })
  void plainWordsStandForTypes(String word, TypeId type) {
    assertThat(TypeNames.parse(word)).isEqualTo(type);
  }

  @Test
  void everyTypeOfThe104HasAPlainWord() {
    assertThat(TypeNames.plainWords().values())
        .containsAll(POINT_TYPES.stream().filter(TypeId::inSubset104).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C_IC_NA_1", "100", "0", "-1", "", "int"})
  void whatNoPointHasIsUnknown(String text) {
    assertThat(TypeNames.parse(text)).isNull();
  }

  @ParameterizedTest
  @EnumSource(ValueKind.class)
  void everyKindHasItsTypes(ValueKind kind) {
    for (TimeTag.Kind tag : TimeTag.Kind.values()) {
      TypeId type = kind.type(tag);
      assertThat(type == null || (ValueKind.of(type) == kind && type.timeTag() == tag)).isTrue();
    }
    assertThat(kind.expected()).isNotBlank();
  }

  @Test
  void systemTypesHaveNoKind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValueKind.of(TypeId.C_IC_NA_1))
        .withMessage("C_IC_NA_1, expected a monitored or a command type");
  }

  @Test
  void onlyNearWordsAreSuggested() {
    List<String> words = List.of("objectAddress", "commonAddress", "unit");
    assertThat(Suggestion.of("ObjectAdress", words)).isEqualTo("did you mean 'objectAddress'? ");
    assertThat(Suggestion.of("unti", words)).isEmpty();
    assertThat(Suggestion.of("Unit", words)).isEqualTo("did you mean 'unit'? ");
    assertThat(Suggestion.of("colour", words)).isEmpty();
    assertThat(Suggestion.of("", words)).isEmpty();
  }
}
