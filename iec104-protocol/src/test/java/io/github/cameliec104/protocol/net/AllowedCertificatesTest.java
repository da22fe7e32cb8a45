package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.cert.X509Certificate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedCertificatesTest {

  private static final Authority GRID = new Authority("CN=Grid CA");
  private final X509Certificate rtu = GRID.issue("CN=rtu-1,OU=North\\, East,O=Grid").certificate();
  private final X509Certificate other = GRID.issue("CN=rtu-2,O=Grid").certificate();

  @Test
  void withoutEntriesAllAreAllowed() {
    assertThat(AllowedCertificates.parse("")).isEqualTo(AllowedCertificates.ALL);
    assertThat(AllowedCertificates.parse(" ; ").allows(rtu)).isTrue();
  }

  @Test
  void aFingerprintIsReadInEveryUsualForm() {
    String digits = Certificates.fingerprint(rtu);
    String colons = digits.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
    for (String text : new String[] {digits, colons, "CN=x; " + colons + ";"}) {
      assertThat(AllowedCertificates.parse(text).allows(rtu)).isTrue();
      assertThat(AllowedCertificates.parse(text).allows(other)).isFalse();
    }
    assertThat(AllowedCertificates.parse(digits + ";CN=a"))
        .isEqualTo(AllowedCertificates.parse("cn=A;" + colons));
  }

  @Test
  void aSubjectIsComparedAsAWholeAndByMeaning() {
    assertThat(AllowedCertificates.parse("cn=RTU-1, ou=North\\, East, o=grid").allows(rtu))
        .isTrue();
    for (String text : new String[] {"CN=rtu-1", "CN=rtu-1,O=Grid", "O=Grid", "CN=rtu-10,O=Grid"}) {
      assertThat(AllowedCertificates.parse(text).allows(rtu)).as(text).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rtu-1", "00:11:22", "=x", "XX=1", "CN=a;rtu"})
  void whatIsNeitherIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedCertificates.parse(text))
        .withMessageContaining("expected a SHA-256 fingerprint of 64 hexadecimal digits");
  }

  @Test
  void theCommonNameIsTakenFromTheSubject() {
    assertThat(Certificates.identity(rtu).commonName()).isEqualTo("rtu-1");
    assertThat(Certificates.identity(rtu).subject()).isEqualTo("CN=rtu-1,OU=North\\, East,O=Grid");
    assertThat(Certificates.identity(GRID.issue("O=Grid").certificate()).commonName()).isEmpty();
  }
}
