package io.github.cameliec104.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameliec104.e2e.Contract.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractTest {

  @Test
  void hasSomethingForEveryPeerInEveryRole() {
    for (Peer peer : Peer.values()) {
      for (Role role : Role.values()) {
        Contract part = Contract.read().with(peer, role);

        assertThat(part.points()).as("points of %s as %s", peer, role).isNotEmpty();
        assertThat(part.events()).as("events of %s as %s", peer, role).isNotEmpty();
        assertThat(part.commands()).as("commands of %s as %s", peer, role).isNotEmpty();
      }
    }
  }

  @Test
  void namesEveryPointOnce() {
    assertThat(Contract.read().points().stream().map(p -> p.ca() + "/" + p.ioa()))
        .doesNotHaveDuplicates();
  }

  @Test
  void rejectsATableWithARowTooShort() {
    List<String> markdown = List.of("## Points", "", "| CA | IOA |", "|---|---|", "| 1 |");

    assertThatThrownBy(() -> Contract.parse(markdown)).hasMessageContaining("expected 2 columns");
  }
}
