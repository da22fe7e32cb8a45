package io.github.cameliec104.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedundancyGroupsTest {

  private static final RedundancyGroups GROUPS =
      RedundancyGroups.parse(
          "rest=*; a=10.0.0.1, 10.0.0.2,2001:db8::1 ;b=192.168.1.128/25,CN=centre-b;"
              + "c=2001:db8:2::/47,DN(CN=centre c, O=Grid\\, Inc., C=DE);d=10.0.0.0/8");

  private static InetAddress address(String text) {
    return Objects.requireNonNull(NetUtil.createInetAddressFromIpAddressString(text));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, a",
    "10.0.0.2, a",
    "10.0.0.3, d",
    "2001:db8::1, a",
    "2001:db8::2, rest",
    "192.168.1.128, b",
    "192.168.1.255, b",
    "192.168.1.127, rest",
    "2001:db8:1:ffff::, rest",
    "2001:db8:2::, c",
    "2001:db8:0003:ffff::1, c",
    "2001:db8:4::1, rest",
    "11.0.0.1, rest",
    "::ffff:10.0.0.1, a",
  })
  void aMasterBelongsToTheFirstGroupThatNamesItsAddress(String address, String group) {
    assertThat(GROUPS.find(address(address), null)).isEqualTo(group);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=centre-b,O=Grid | b",
        "O=Grid,CN=centre-b | b",
        "O=Grid+CN=centre-b,C=DE | b",
        "CN=Centre-B,O=Grid | rest",
        "CN=centre-b2 | rest",
        "O=\"x,CN=centre-b\",CN=other | rest",
        "OU=CN\\=centre-b,CN=other | rest",
        "CN=centre c,O=Grid\\, Inc.,C=DE | c",
        "CN=centre c,O=Grid\\, Inc.,C=FR | rest",
      })
  void aMasterBelongsToTheGroupThatNamesItsCertificate(String subject, String group) {
    assertThat(GROUPS.find(address("172.16.0.1"), new X500Principal(subject))).isEqualTo(group);
  }

  @Test
  void withoutACatchAllThereAreStrangers() {
    RedundancyGroups groups = RedundancyGroups.parse("a=10.0.0.1");
    assertThat(groups.find(address("10.0.0.2"), null)).isNull();
    assertThat(groups.names()).containsExactly("a");
  }

  @Test
  void singleTakesEverybody() {
    RedundancyGroups groups = RedundancyGroups.parse(" single ");
    assertThat(groups.names()).isEqualTo(List.of("single"));
    assertThat(groups.find(address("10.0.0.2"), null)).isEqualTo("single");
    assertThat(groups.find(address("::1"), new X500Principal("CN=x"))).isEqualTo("single");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a | 'a', expected single, or groups such as a=10.0.0.1",
        "a=10.0.0.1; | '', expected single, or groups such as",
        "=10.0.0.1 | '=10.0.0.1', expected single, or groups",
        "a= | '', expected an IP address, a network such as",
        "a=10.0.0.1,,10.0.0.2 | '', expected an IP address",
        "a=host.example | 'host.example', expected an IP address",
        "a=10.0.0.0/33 | '10.0.0.0/33', expected a prefix length of 0..32",
        "a=2001:db8::/129 | expected a prefix length of 0..128",
        "a=10.0.0.0/ | expected a prefix length of 0..32",
        "a=10.0.0.0/-1 | expected a prefix length of 0..32",
        "a=CN= | 'CN=', expected an IP address",
        "a=DN(centre) | 'DN(centre)', expected a subject such as",
        "a b=10.0.0.1 | redundancy group 'a b', expected a name of letters",
        "a=10.0.0.1;a=10.0.0.2 | the name a stands there twice",
        "a=10.0.0.1;b=10.0.0.1 | 10.0.0.1 in group b stands there twice",
        "a=*;b=* | * in group b stands there twice",
      })
  void whatIsWrongIsNamedWithWhatIsExpected(String text, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedundancyGroups.parse(text))
        .withMessageContaining(expected);
  }

  @Test
  void theNumberOfConnectionsHasItsRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedundancyGroups.SINGLE.withMaxConnections(100_001))
        .withMessage("maxConnectionsPerGroup=100001, expected 0..100000");
  }

  @Test
  void equalTextMakesEqualGroups() {
    assertThat(RedundancyGroups.parse("a=10.0.0.0/8,CN=x"))
        .isEqualTo(RedundancyGroups.parse(" a = 10.0.0.0/8 , CN=x "));
    assertThat(RedundancyGroups.parse("a=10.0.0.0/8,CN=x,*").toString())
        .contains("10.0.0.0/8", "CN=x", "*");
  }
}
