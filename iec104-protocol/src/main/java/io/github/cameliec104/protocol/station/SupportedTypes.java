package io.github.cameliec104.protocol.station;

import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.asdu.TypeId.Direction;
import io.github.cameliec104.protocol.file.FileClient;
import io.github.cameliec104.protocol.file.FileSession;
import java.util.EnumSet;
import java.util.Set;

/** Which types the stations of this library send and take, for documents about it. */
public enum SupportedTypes {
  /** A controlling station. */
  MASTER {
    @Override
    public boolean sends(TypeId type) {
      return type.isCommand() || ASKED.contains(type) || FileSession.isAsked(type);
    }

    @Override
    public boolean receives(TypeId type) {
      return type.isMonitored()
          || type == TypeId.M_EI_NA_1
          || FileClient.takes(type)
          || sends(type);
    }

    @Override
    EnumSet<Cause> causes(TypeId type) {
      EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
      causes.addAll(type.causes(Direction.CONTROL));
      return causes;
    }
  },
  /** A controlled station. */
  SLAVE {
    @Override
    public boolean sends(TypeId type) {
      boolean point = type.isMonitored() && type.inSubset104();
      boolean answer = receives(type) && type != TypeId.F_SC_NB_1;
      return point || answer || type == TypeId.M_EI_NA_1 || type == TypeId.F_DR_TA_1;
    }

    @Override
    public boolean receives(TypeId type) {
      return SlaveRequests.isSupported(type);
    }

    /** What is asked for has no time tag, and no slave tells its time by itself. */
    @Override
    EnumSet<Cause> causes(TypeId type) {
      EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
      causes.addAll(type.causes(Direction.MONITOR));
      if (type.isMonitored() && type.timeTag() != TimeTag.Kind.NONE) {
        causes.retainAll(ReportCauses.of(type));
      } else if (type == TypeId.C_CS_NA_1) {
        causes.remove(Cause.SPONTANEOUS);
      }
      return causes;
    }
  };

  /** What a master asks besides commands. */
  private static final Set<TypeId> ASKED =
      EnumSet.of(
          TypeId.C_IC_NA_1,
          TypeId.C_CI_NA_1,
          TypeId.C_RD_NA_1,
          TypeId.C_CS_NA_1,
          TypeId.C_TS_NA_1,
          TypeId.C_RP_NA_1,
          TypeId.C_TS_TA_1,
          TypeId.P_ME_NA_1,
          TypeId.P_ME_NB_1,
          TypeId.P_ME_NC_1,
          TypeId.P_AC_NA_1);

  /** True if it makes ASDUs of this type, or answers with them. */
  public abstract boolean sends(TypeId type);

  /** The causes with which it sends a type; none if it does not send it. */
  public Set<Cause> sentCauses(TypeId type) {
    return sends(type) ? causes(type) : Set.of();
  }

  abstract EnumSet<Cause> causes(TypeId type);

  /**
   * True if it understands ASDUs of this type. Others a slave refuses with cause 44, and a master
   * reports as they are.
   */
  public abstract boolean receives(TypeId type);
}
