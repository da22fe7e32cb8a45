package io.github.cameliec104.camel.points;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemarksTest {

  /** A dot is a blank, ^ is the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1.//.a          | 1.....
          1--a            | 1...
          /*a*/1          | .....1
          "//".//.a       | "//".....
          "--"            | "--"
          "\\"//".//      | "\\"//"...
          /*.--.*/.1      | .........1
          //./*^1         | .....^1
          /*.a^b.*/.1     | ....^.....1
          1/*.open        | 1.......
          "open^//.a      | "open^....
          "a\\            | "a\\
          -1              | -1
          """)
  void onlyRemarksBecomeBlanks(String text, String stripped) {
    assertThat(Remarks.strip(lines(text))).isEqualTo(lines(stripped));
  }

  private static String lines(String text) {
    return text.replace('^', '\n').replace('.', ' ');
  }
}
