package io.github.cameliec104.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.station.CommandResult;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Requests that only j60870 and we have. */
class SingleRequestsTest {

  private static final int ELSEWHERE = 77;
  private static final Instant TIME = Instant.parse("2026-11-20T10:00:00.123Z");
  private static final PeerPoint POINT =
      new PeerPoint(1, 700, "M_ME_NC_1", "61.4", "NT", PeerPoint.NONE, 5);

  @Test
  void ourSlaveAnswersReadsWithThePointItself() {
    try (OurSlave slave = new OurSlave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "read")) {
      slave.set(POINT);
      try (J60870Master master = new J60870Master(relay.port())) {
        master.read(1, 700);
        assertThat(master.points().next()).isEqualTo(POINT);

        master.read(1, 701);
        assertThat(master.answers().next())
            .isEqualTo(new PeerAnswer(1, 701, "C_RD_NA_1", 47, true));
      }
      Tshark.assertClean(relay.capture());
    }
  }

  @Test
  void ourSlaveRefusesToHaveItsClockSet() {
    try (OurSlave slave = new OurSlave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "clock-slave")) {
      slave.set(POINT);
      try (J60870Master master = new J60870Master(relay.port())) {
        master.synchronizeClock(1, TIME);
        assertThat(master.answers().next()).isEqualTo(new PeerAnswer(1, 0, "C_CS_NA_1", 7, true));
      }
      Tshark.assertClean(relay.capture());
    }
  }

  @Test
  void ourSlaveRefusesToAnswerForAStationItIsNot() {
    try (OurSlave slave = new OurSlave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "elsewhere-slave")) {
      slave.set(POINT);
      try (J60870Master master = new J60870Master(relay.port())) {
        master.interrogate(ELSEWHERE);
        assertThat(master.answers().next())
            .isEqualTo(new PeerAnswer(ELSEWHERE, 0, "C_IC_NA_1", 46, true));
      }
      Tshark.assertClean(relay.capture());
    }
  }

  @Test
  void ourMasterSetsTheClockOfAStation() {
    try (J60870Slave slave = new J60870Slave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "clock-master");
        OurMaster master = new OurMaster(relay.port())) {
      slave.set(POINT);

      assertThat(master.master().synchronizeClock(1).join())
          .isInstanceOf(CommandResult.Confirmed.class);
      Tshark.assertClean(relay.capture());
    }
  }

  @Test
  void ourMasterTellsThatAStationIsNotThere() {
    try (J60870Slave slave = new J60870Slave();
        RecordingRelay relay = new RecordingRelay(slave.port(), "elsewhere-master");
        OurMaster master = new OurMaster(relay.port())) {
      slave.set(POINT);

      CommandResult result = master.master().interrogate(ELSEWHERE, Interrogation.STATION).join();

      assertThat(result)
          .isInstanceOfSatisfying(
              CommandResult.Refused.class,
              refused -> assertThat(refused.cause()).isEqualTo(Cause.UNKNOWN_COMMON_ADDRESS));
      Tshark.assertClean(relay.capture());
    }
  }
}
