package io.github.cameliec104.protocol.asdu;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How the vectors write one element: its fields in the order of the wire, with the names of the
 * standard. It knows the records, but nothing of their layouts.
 *
 * @param element the record
 * @param writer names its fields
 * @param reader asks for its fields in the same order
 */
record Notation<T extends Element>(
    Class<T> element, BiConsumer<T, FieldWriter> writer, Function<FieldReader, T> reader) {

  void write(Element value, FieldWriter out) {
    writer.accept(element.cast(value), out);
  }

  T read(FieldReader in) {
    return reader.apply(in);
  }

  /** The time tag of a type, asked for behind the element. */
  static TimeTag readTime(TypeId type, FieldReader in) {
    return switch (type.timeTag()) {
      case NONE -> null;
      case CP24 -> in.cp24();
      case CP56 -> in.cp56();
    };
  }

  static InformationObject object(TypeId type, int address, FieldReader in) {
    Element element = of(type).read(in);
    return new InformationObject(address, element, readTime(type, in));
  }

  static Notation<?> of(TypeId type) {
    return switch (type) {
      case M_SP_NA_1, M_SP_TA_1, M_SP_TB_1 -> MonitoredNotation.SINGLE_POINT;
      case M_DP_NA_1, M_DP_TA_1, M_DP_TB_1 -> MonitoredNotation.DOUBLE_POINT;
      case M_ST_NA_1, M_ST_TA_1, M_ST_TB_1 -> MonitoredNotation.STEP_POSITION;
      case M_BO_NA_1, M_BO_TA_1, M_BO_TB_1 -> MonitoredNotation.BITSTRING;
      case M_ME_NA_1, M_ME_TA_1, M_ME_TD_1 -> MonitoredNotation.NORMALIZED;
      case M_ME_NB_1, M_ME_TB_1, M_ME_TE_1 -> MonitoredNotation.SCALED;
      case M_ME_NC_1, M_ME_TC_1, M_ME_TF_1 -> MonitoredNotation.SHORT_FLOAT;
      case M_IT_NA_1, M_IT_TA_1, M_IT_TB_1 -> MonitoredNotation.COUNTER;
      case M_EP_TA_1, M_EP_TD_1 -> MonitoredNotation.PROTECTION_EVENT;
      case M_EP_TB_1, M_EP_TE_1 -> MonitoredNotation.PROTECTION_START;
      case M_EP_TC_1, M_EP_TF_1 -> MonitoredNotation.PROTECTION_OUTPUT;
      case M_PS_NA_1 -> MonitoredNotation.PACKED_SINGLE_POINTS;
      case M_ME_ND_1 -> MonitoredNotation.NORMALIZED_WITHOUT_QUALITY;
      case C_SC_NA_1, C_SC_TA_1 -> ControlNotation.SINGLE_COMMAND;
      case C_DC_NA_1, C_DC_TA_1 -> ControlNotation.DOUBLE_COMMAND;
      case C_RC_NA_1, C_RC_TA_1 -> ControlNotation.REGULATING_STEP;
      case C_SE_NA_1, C_SE_TA_1 -> ControlNotation.SETPOINT_NORMALIZED;
      case C_SE_NB_1, C_SE_TB_1 -> ControlNotation.SETPOINT_SCALED;
      case C_SE_NC_1, C_SE_TC_1 -> ControlNotation.SETPOINT_FLOAT;
      case C_BO_NA_1, C_BO_TA_1 -> ControlNotation.BITSTRING;
      case P_ME_NA_1 -> ControlNotation.PARAMETER_NORMALIZED;
      case P_ME_NB_1 -> ControlNotation.PARAMETER_SCALED;
      case P_ME_NC_1 -> ControlNotation.PARAMETER_FLOAT;
      case P_AC_NA_1 -> ControlNotation.PARAMETER_ACTIVATION;
      case M_EI_NA_1 -> SystemNotation.END_OF_INITIALIZATION;
      case C_IC_NA_1 -> SystemNotation.INTERROGATION;
      case C_CI_NA_1 -> SystemNotation.COUNTER_INTERROGATION;
      case C_RD_NA_1 -> SystemNotation.READ;
      case C_CS_NA_1 -> SystemNotation.CLOCK_SYNCHRONIZATION;
      case C_TS_NA_1 -> SystemNotation.TEST_COMMAND;
      case C_RP_NA_1 -> SystemNotation.RESET_PROCESS;
      case C_CD_NA_1 -> SystemNotation.DELAY_ACQUISITION;
      case C_TS_TA_1 -> SystemNotation.TEST_COUNTER;
      case F_FR_NA_1 -> FileNotation.FILE_READY;
      case F_SR_NA_1 -> FileNotation.SECTION_READY;
      case F_SC_NA_1 -> FileNotation.CALL;
      case F_LS_NA_1 -> FileNotation.LAST_SEGMENT;
      case F_AF_NA_1 -> FileNotation.ACKNOWLEDGE;
      case F_SG_NA_1 -> FileNotation.SEGMENT;
      case F_DR_TA_1 -> FileNotation.DIRECTORY;
      case F_SC_NB_1 -> FileNotation.QUERY_LOG;
    };
  }
}
