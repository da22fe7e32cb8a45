package io.github.cameliec104.protocol.asdu;

import static io.github.cameliec104.protocol.asdu.TimeTag.Kind.CP24;
import static io.github.cameliec104.protocol.asdu.TimeTag.Kind.CP56;
import static io.github.cameliec104.protocol.asdu.TimeTag.Kind.NONE;
import static io.github.cameliec104.protocol.asdu.Usage.BITSTRING;
import static io.github.cameliec104.protocol.asdu.Usage.CLOCK;
import static io.github.cameliec104.protocol.asdu.Usage.CONFIRMED;
import static io.github.cameliec104.protocol.asdu.Usage.COUNTER;
import static io.github.cameliec104.protocol.asdu.Usage.COUNTER_INTERROGATION;
import static io.github.cameliec104.protocol.asdu.Usage.DELAY;
import static io.github.cameliec104.protocol.asdu.Usage.DIRECTORY;
import static io.github.cameliec104.protocol.asdu.Usage.FILE;
import static io.github.cameliec104.protocol.asdu.Usage.FILE_CALL;
import static io.github.cameliec104.protocol.asdu.Usage.INITIALIZATION;
import static io.github.cameliec104.protocol.asdu.Usage.MEASURED;
import static io.github.cameliec104.protocol.asdu.Usage.PARAMETER;
import static io.github.cameliec104.protocol.asdu.Usage.PARAMETER_ACTIVATION;
import static io.github.cameliec104.protocol.asdu.Usage.PROTECTION;
import static io.github.cameliec104.protocol.asdu.Usage.READ;
import static io.github.cameliec104.protocol.asdu.Usage.STATE;
import static io.github.cameliec104.protocol.asdu.Usage.STATE_EVENT;
import static io.github.cameliec104.protocol.asdu.Usage.TERMINATED;
import static io.github.cameliec104.protocol.asdu.Usage.VALUE_EVENT;

import io.github.cameliec104.protocol.asdu.Command.BitstringCommand;
import io.github.cameliec104.protocol.asdu.Command.DoubleCommand;
import io.github.cameliec104.protocol.asdu.Command.RegulatingStep;
import io.github.cameliec104.protocol.asdu.Command.SetpointFloat;
import io.github.cameliec104.protocol.asdu.Command.SetpointNormalized;
import io.github.cameliec104.protocol.asdu.Command.SetpointScaled;
import io.github.cameliec104.protocol.asdu.Command.SingleCommand;
import io.github.cameliec104.protocol.asdu.Monitored.Bitstring;
import io.github.cameliec104.protocol.asdu.Monitored.Counter;
import io.github.cameliec104.protocol.asdu.Monitored.DoublePoint;
import io.github.cameliec104.protocol.asdu.Monitored.Normalized;
import io.github.cameliec104.protocol.asdu.Monitored.NormalizedWithoutQuality;
import io.github.cameliec104.protocol.asdu.Monitored.PackedSinglePoints;
import io.github.cameliec104.protocol.asdu.Monitored.Scaled;
import io.github.cameliec104.protocol.asdu.Monitored.ShortFloat;
import io.github.cameliec104.protocol.asdu.Monitored.SinglePoint;
import io.github.cameliec104.protocol.asdu.Monitored.StepPosition;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionEvent;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionOutput;
import io.github.cameliec104.protocol.asdu.ProtectionElement.ProtectionStart;
import io.github.cameliec104.protocol.asdu.SystemElement.ClockSynchronization;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.DelayAcquisition;
import io.github.cameliec104.protocol.asdu.SystemElement.EndOfInitialization;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Read;
import io.github.cameliec104.protocol.asdu.SystemElement.ResetProcess;
import io.github.cameliec104.protocol.asdu.SystemElement.TestCommand;
import io.github.cameliec104.protocol.asdu.SystemElement.TestCounter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of type identifications (101 §7.2.1, 104 §6): number, layout, time tag, direction and
 * causes of transmission, and whether a sequence (SQ = 1) is allowed. Everything else about a type
 * is derived from its line.
 */
public enum TypeId {
  // 101 §7.3.1: process information in monitor direction
  M_SP_NA_1(1, SinglePoint.LAYOUT, NONE, STATE, true),
  M_SP_TA_1(2, SinglePoint.LAYOUT, CP24, STATE_EVENT, false),
  M_DP_NA_1(3, DoublePoint.LAYOUT, NONE, STATE, true),
  M_DP_TA_1(4, DoublePoint.LAYOUT, CP24, STATE_EVENT, false),
  M_ST_NA_1(5, StepPosition.LAYOUT, NONE, STATE, true),
  M_ST_TA_1(6, StepPosition.LAYOUT, CP24, STATE_EVENT, false),
  M_BO_NA_1(7, Bitstring.LAYOUT, NONE, BITSTRING, true),
  M_BO_TA_1(8, Bitstring.LAYOUT, CP24, VALUE_EVENT, false),
  M_ME_NA_1(9, Normalized.LAYOUT, NONE, MEASURED, true),
  M_ME_TA_1(10, Normalized.LAYOUT, CP24, VALUE_EVENT, false),
  M_ME_NB_1(11, Scaled.LAYOUT, NONE, MEASURED, true),
  M_ME_TB_1(12, Scaled.LAYOUT, CP24, VALUE_EVENT, false),
  M_ME_NC_1(13, ShortFloat.LAYOUT, NONE, MEASURED, true),
  M_ME_TC_1(14, ShortFloat.LAYOUT, CP24, VALUE_EVENT, false),
  M_IT_NA_1(15, Counter.LAYOUT, NONE, COUNTER, true),
  M_IT_TA_1(16, Counter.LAYOUT, CP24, COUNTER, false),
  M_EP_TA_1(17, ProtectionEvent.LAYOUT, CP24, PROTECTION, false),
  M_EP_TB_1(18, ProtectionStart.LAYOUT, CP24, PROTECTION, false),
  M_EP_TC_1(19, ProtectionOutput.LAYOUT, CP24, PROTECTION, false),
  M_PS_NA_1(20, PackedSinglePoints.LAYOUT, NONE, STATE, true),
  M_ME_ND_1(21, NormalizedWithoutQuality.LAYOUT, NONE, MEASURED, true),
  M_SP_TB_1(30, SinglePoint.LAYOUT, CP56, STATE_EVENT, false),
  M_DP_TB_1(31, DoublePoint.LAYOUT, CP56, STATE_EVENT, false),
  M_ST_TB_1(32, StepPosition.LAYOUT, CP56, STATE_EVENT, false),
  M_BO_TB_1(33, Bitstring.LAYOUT, CP56, VALUE_EVENT, false),
  M_ME_TD_1(34, Normalized.LAYOUT, CP56, VALUE_EVENT, false),
  M_ME_TE_1(35, Scaled.LAYOUT, CP56, VALUE_EVENT, false),
  M_ME_TF_1(36, ShortFloat.LAYOUT, CP56, VALUE_EVENT, false),
  M_IT_TB_1(37, Counter.LAYOUT, CP56, COUNTER, false),
  M_EP_TD_1(38, ProtectionEvent.LAYOUT, CP56, PROTECTION, false),
  M_EP_TE_1(39, ProtectionStart.LAYOUT, CP56, PROTECTION, false),
  M_EP_TF_1(40, ProtectionOutput.LAYOUT, CP56, PROTECTION, false),

  // 101 §7.3.2: process information in control direction
  C_SC_NA_1(45, SingleCommand.LAYOUT, NONE, TERMINATED, false),
  C_DC_NA_1(46, DoubleCommand.LAYOUT, NONE, TERMINATED, false),
  C_RC_NA_1(47, RegulatingStep.LAYOUT, NONE, TERMINATED, false),
  C_SE_NA_1(48, SetpointNormalized.LAYOUT, NONE, TERMINATED, false),
  C_SE_NB_1(49, SetpointScaled.LAYOUT, NONE, TERMINATED, false),
  C_SE_NC_1(50, SetpointFloat.LAYOUT, NONE, TERMINATED, false),
  C_BO_NA_1(51, BitstringCommand.LAYOUT, NONE, TERMINATED, false),
  C_SC_TA_1(58, SingleCommand.LAYOUT, CP56, TERMINATED, false),
  C_DC_TA_1(59, DoubleCommand.LAYOUT, CP56, TERMINATED, false),
  C_RC_TA_1(60, RegulatingStep.LAYOUT, CP56, TERMINATED, false),
  C_SE_TA_1(61, SetpointNormalized.LAYOUT, CP56, TERMINATED, false),
  C_SE_TB_1(62, SetpointScaled.LAYOUT, CP56, TERMINATED, false),
  C_SE_TC_1(63, SetpointFloat.LAYOUT, CP56, TERMINATED, false),
  C_BO_TA_1(64, BitstringCommand.LAYOUT, CP56, TERMINATED, false),

  // 101 §7.3.3, §7.3.4: system information
  M_EI_NA_1(70, EndOfInitialization.LAYOUT, NONE, INITIALIZATION, false),
  C_IC_NA_1(100, Interrogation.LAYOUT, NONE, TERMINATED, false),
  C_CI_NA_1(101, CounterInterrogation.LAYOUT, NONE, COUNTER_INTERROGATION, false),
  C_RD_NA_1(102, Read.LAYOUT, NONE, READ, false),
  C_CS_NA_1(103, ClockSynchronization.LAYOUT, NONE, CLOCK, false),
  C_TS_NA_1(104, TestCommand.LAYOUT, NONE, CONFIRMED, false),
  C_RP_NA_1(105, ResetProcess.LAYOUT, NONE, CONFIRMED, false),
  C_CD_NA_1(106, DelayAcquisition.LAYOUT, NONE, DELAY, false),
  C_TS_TA_1(107, TestCounter.LAYOUT, CP56, CONFIRMED, false),

  // 101 §7.3.5: parameters
  P_ME_NA_1(110, Parameter.NormalizedParameter.LAYOUT, NONE, PARAMETER, false),
  P_ME_NB_1(111, Parameter.ScaledParameter.LAYOUT, NONE, PARAMETER, false),
  P_ME_NC_1(112, Parameter.FloatParameter.LAYOUT, NONE, PARAMETER, false),
  P_AC_NA_1(113, Parameter.Activation.LAYOUT, NONE, PARAMETER_ACTIVATION, false),

  // 101 §7.3.6: file transfer
  F_FR_NA_1(120, FileElement.FileReady.LAYOUT, NONE, FILE, false),
  F_SR_NA_1(121, FileElement.SectionReady.LAYOUT, NONE, FILE, false),
  F_SC_NA_1(122, FileElement.Call.LAYOUT, NONE, FILE_CALL, false),
  F_LS_NA_1(123, FileElement.LastSegment.LAYOUT, NONE, FILE, false),
  F_AF_NA_1(124, FileElement.Acknowledge.LAYOUT, NONE, FILE, false),
  F_SG_NA_1(125, FileElement.Segment.LAYOUT, NONE, FILE, false),
  F_DR_TA_1(126, FileElement.Directory.LAYOUT, CP56, DIRECTORY, true),
  F_SC_NB_1(127, FileElement.QueryLog.LAYOUT, NONE, FILE, false);

  /** Which station sends a type. */
  public enum Direction {
    /** Controlled station to controlling station. */
    MONITOR,
    /** Controlling station to controlled station; answers go back with the same type. */
    CONTROL,
    /** Either. */
    BOTH
  }

  private static final @Nullable TypeId[] BY_NUMBER = new @Nullable TypeId[256];

  static {
    for (TypeId type : values()) {
      BY_NUMBER[type.number] = type;
    }
  }

  private final int number;

  @SuppressWarnings("ImmutableEnumChecker") // a layout holds nothing but functions
  private final Layout<?> layout;

  private final TimeTag.Kind timeTag;
  private final Usage usage;
  private final boolean sequenceAllowed;

  TypeId(int number, Layout<?> layout, TimeTag.Kind timeTag, Usage usage, boolean sequenceAllowed) {
    this.number = number;
    this.layout = layout;
    this.timeTag = timeTag;
    this.usage = usage;
    this.sequenceAllowed = sequenceAllowed;
  }

  /** The type of a number 0 to 255, or null for reserved and private numbers. */
  public static @Nullable TypeId of(int number) {
    return BY_NUMBER[Checks.range("type identification", number, 0, 255)];
  }

  /** The number on the wire, 1 to 127. */
  public int number() {
    return number;
  }

  Layout<?> layout() {
    return layout;
  }

  /** The record that objects of this type hold. */
  public Class<? extends Element> element() {
    return layout.values();
  }

  /** True if objects of this type hold such an element. */
  public boolean accepts(Element element) {
    return layout.accepts(element);
  }

  /** The time tag that objects of this type carry. */
  public TimeTag.Kind timeTag() {
    return timeTag;
  }

  /** Which station sends it. */
  public Direction direction() {
    return usage.direction();
  }

  /**
   * The causes that the type may have in a direction (101 §7.2.3, 104 §9.5). Besides, a slave
   * mirrors whatever it does not support with {@link Cause#UNKNOWN_TYPE}.
   *
   * @param toward MONITOR or CONTROL
   * @return none if the type is not sent in that direction
   */
  public Set<Cause> causes(Direction toward) {
    return toward == Direction.MONITOR ? usage.monitored() : usage.controlled();
  }

  /** True if SQ = 1 is allowed. */
  public boolean sequenceAllowed() {
    return sequenceAllowed;
  }

  /** True for what a point can be: types 1 to 40. */
  public boolean isMonitored() {
    return number <= M_EP_TF_1.number;
  }

  /** True for process commands: types 45 to 64. */
  public boolean isCommand() {
    return number >= C_SC_NA_1.number && number <= C_BO_TA_1.number;
  }

  /** True if IEC 60870-5-104 has the type; the others exist in -101 only and are never sent. */
  public boolean inSubset104() {
    return timeTag != CP24 && this != C_TS_NA_1 && this != C_CD_NA_1;
  }

  /**
   * Octets of one object without its address, time tag included; for a segment without its data.
   */
  public int size() {
    return layout.size() + timeTag.size();
  }

  /**
   * The type that says the same with another time tag, for example M_ME_NC_1 for M_ME_TF_1 and
   * {@code NONE}; null if there is none.
   */
  public @Nullable TypeId withTimeTag(TimeTag.Kind wanted) {
    for (TypeId type : values()) {
      if (type.layout == layout && type.timeTag == wanted && type.direction() == direction()) {
        return type;
      }
    }
    return null;
  }
}
