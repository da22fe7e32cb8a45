package io.github.cameliec104.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.SupportedTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that is supported goes untested, and the page about it is true. */
class CoverageTest {

  private static final Path PAGE = ModuleFolder.path("../docs/coverage.md");

  private final Evidence evidence = Evidence.collect(ModuleFolder.path("../.."));

  @ParameterizedTest
  @EnumSource
  void everyTypeHasAnOctetVector(TypeId type) {
    assertThat(evidence.vectors(type)).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void whatASlaveTakesAndSendsIsInAScriptOrTheContract(TypeId type) {
    if (SupportedTypes.SLAVE.receives(type)) {
      assertThat(evidence.received(type) + evidence.contract(type, 'S').size()).isPositive();
    }
    if (SupportedTypes.SLAVE.sends(type)) {
      assertThat(evidence.sent(type) + evidence.contract(type, 'S').size()).isPositive();
    }
  }

  /** Types of 101 are no station's of today: the octets must do. */
  @ParameterizedTest
  @EnumSource
  void whatAMasterTakesAndSendsIsInTheContractOrATest(TypeId type) {
    boolean used = SupportedTypes.MASTER.receives(type) || SupportedTypes.MASTER.sends(type);
    if (used && type.inSubset104()) {
      assertThat(evidence.contract(type, 'M').size() + evidence.classes(type)).isPositive();
    }
  }

  @Test
  void thePageIsTrue() throws IOException {
    String text = CoveragePage.of(evidence);
    if (System.getProperty("update-docs") != null) {
      Files.writeString(PAGE, text);
    }
    assertThat(Files.readString(PAGE))
        .as("src/docs/coverage.md; if the change is wanted run with -Dupdate-docs")
        .isEqualTo(text);
  }
}
