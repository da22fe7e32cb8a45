package io.github.cameliec104.camel;

import org.apache.camel.spi.Metadata;

/**
 * The headers. Types, causes and states are texts, so that every language and transport has them.
 */
public final class Iec104Constants {

  /** Name of the point, from the point list. */
  @Metadata(
      description =
          "Name of the point or commanded object in the point list. A producer looks up address"
              + " and type under it.",
      javaType = "String",
      important = true)
  public static final String POINT_NAME = "CamelIec104PointName";

  /** Common address. */
  @Metadata(description = "Common address of the station.", javaType = "Integer", important = true)
  public static final String COMMON_ADDRESS = "CamelIec104CommonAddress";

  /** Information object address. */
  @Metadata(description = "Information object address.", javaType = "Integer", important = true)
  public static final String OBJECT_ADDRESS = "CamelIec104ObjectAddress";

  /** Type identification. */
  @Metadata(
      description = "Type of the information object, such as M_ME_TF_1.",
      javaType = "String",
      important = true)
  public static final String TYPE_ID = "CamelIec104TypeId";

  /** Cause of transmission. */
  @Metadata(
      description =
          "Cause of transmission, such as SPONTANEOUS; after a request of a master that of the"
              + " answer.",
      javaType = "String")
  public static final String CAUSE = "CamelIec104Cause";

  /** Quality flags. */
  @Metadata(
      description =
          "Flags of the quality that are set, such as 'IV NT'; empty if the quality is good.",
      javaType = "String",
      important = true)
  public static final String QUALITY = "CamelIec104Quality";

  /** Flags of the quality as received. */
  @Metadata(
      label = "consumer",
      description =
          "Flags of the quality as the station told it, if they were changed here; see"
              + " CamelIec104QualityReason.",
      javaType = "String")
  public static final String RECEIVED_QUALITY = "CamelIec104ReceivedQuality";

  /** Why the quality was changed. */
  @Metadata(
      label = "consumer",
      description =
          "Why the quality of a point is not the one that the station told: link-lost, aged-out,"
              + " not-yet-received or substituted. Absent if it is.",
      javaType = "String")
  public static final String QUALITY_REASON = "CamelIec104QualityReason";

  /** Flags of the time. */
  @Metadata(
      description =
          "Flags of the time of a point that are set: IV invalid, SB substituted on the way, CP"
              + " hour and date completed from the time of reception. Absent if the time is the"
              + " source's own and valid, or if there is none.",
      javaType = "String")
  public static final String TIME_QUALITY = "CamelIec104TimeQuality";

  /** Qualifier of a command or an interrogation. */
  @Metadata(
      description =
          "Qualifier of a command (QU 0 to 31, QL 0 to 127 for set points), of an interrogation"
              + " (20 station, 21 to 36 groups), of a counter interrogation (1 to 4 group, 5"
              + " all), of a reset (1 station, 2 pending events) or of a parameter (QPM or QPA).",
      javaType = "Integer")
  public static final String QUALIFIER = "CamelIec104Qualifier";

  /** Whether the object is selected first. */
  @Metadata(
      label = "producer",
      description =
          "Whether the master selects the object before it sends the command, instead of the option"
              + " select.",
      javaType = "Boolean")
  public static final String SELECT = "CamelIec104Select";

  /** Operation of a master producer. */
  @Metadata(
      label = "producer",
      description =
          "What the master asks of the station, or the slave does, instead of the option"
              + " operation.",
      javaType = "io.github.cameliec104.camel.Operation")
  public static final String OPERATION = "CamelIec104Operation";

  /** What a counter interrogation does. */
  @Metadata(
      label = "producer",
      description =
          "What the operation counters does, instead of the option freeze: read, freeze,"
              + " freeze-and-reset or reset.",
      javaType = "io.github.cameliec104.camel.Freeze")
  public static final String FREEZE = "CamelIec104Freeze";

  /** Whether an interrogation returns its points. */
  @Metadata(
      label = "producer",
      description =
          "Whether an interrogation or the reading of counters returns the points, instead of the"
              + " option collect.",
      javaType = "Boolean")
  public static final String COLLECT = "CamelIec104Collect";

  /** Outcome of a request. */
  @Metadata(
      label = "producer",
      description =
          "How the station answered a request of a master: CONFIRMED, TERMINATED, DATA (points,"
              + " a directory or a file were read), DEACTIVATED (broken off by another request), REFUSED, or SENT where"
              + " nothing is answered.",
      javaType = "String")
  public static final String RESULT = "CamelIec104Result";

  /** File type. */
  @Metadata(
      description =
          "Type of a file (NOF): 1 transparent, 2 disturbance data, 3 sequences of events, 4"
              + " sequences of analogue values, or another number up to 65535; 1 if not set.",
      javaType = "Integer")
  public static final String FILE_TYPE = "CamelIec104FileType";

  /** Beginning of the records of an archive. */
  @Metadata(
      label = "producer",
      description =
          "From when on the operation query-log wants records, such as 2026-11-20T10:00:00Z.",
      javaType = "String")
  public static final String FROM = "CamelIec104From";

  /** End of the records of an archive. */
  @Metadata(
      label = "producer",
      description =
          "Until when, and including that time, the operation query-log wants records, such as"
              + " 2026-11-20T11:00:00Z.",
      javaType = "String")
  public static final String TO = "CamelIec104To";

  /** Where to switch over to. */
  @Metadata(
      label = "producer",
      description =
          "Address and port of the connection to switch over to, such as 10.0.0.2:2404; the next"
              + " that stands by if not set.",
      javaType = "String")
  public static final String SWITCH_TO = "CamelIec104SwitchTo";

  /** When a request was sent. */
  @Metadata(
      label = "producer",
      description =
          "Milliseconds from the request until it was sent to the station: the time it waited for"
              + " other commands, for the window of the link, and for its selection.",
      javaType = "Long")
  public static final String SENT_AFTER = "CamelIec104SentAfter";

  /** When a request was confirmed. */
  @Metadata(
      label = "producer",
      description = "Milliseconds from the request until it was confirmed or refused.",
      javaType = "Long")
  public static final String CONFIRMED_AFTER = "CamelIec104ConfirmedAfter";

  /** When a request was terminated. */
  @Metadata(
      label = "producer",
      description =
          "Milliseconds from the request until it was terminated; absent if nobody waited for that.",
      javaType = "Long")
  public static final String TERMINATED_AFTER = "CamelIec104TerminatedAfter";

  /** Age of a command. */
  @Metadata(
      label = "consumer",
      description =
          "How old a command was when the slave received it, by its time tag and the clock of the"
              + " slave, in milliseconds; negative if it is ahead. Absent without time tag.",
      javaType = "Long")
  public static final String COMMAND_AGE = "CamelIec104CommandAge";

  /** Whether a command is for test. */
  @Metadata(
      label = "consumer",
      description =
          "True if a command is for test and must not be carried out; absent otherwise. Only with"
              + " acceptTestCommands.",
      javaType = "Boolean")
  public static final String TEST = "CamelIec104Test";

  /** Set by a route to refuse a command. */
  @Metadata(
      label = "consumer",
      description =
          "Set by a route behind a slave to refuse the command: UNKNOWN_OBJECT_ADDRESS or 47,"
              + " another of the causes 44 to 47, or ACTIVATION_CONFIRMATION for a negative"
              + " confirmation without further reason.",
      javaType = "String")
  public static final String REFUSE = "CamelIec104Refuse";

  /** Address of the peer. */
  @Metadata(
      label = "consumer",
      description =
          "Address and port of the peer that a command or an event of the link is about, or that a"
              + " master has switched over to.",
      javaType = "String")
  public static final String PEER = "CamelIec104Peer";

  /** Kind of an event. */
  @Metadata(
      label = "consumer",
      description =
          "Kind of the event that the exchange is about: LINK, CONNECTION, SWITCH_OVER,"
              + " INTERROGATION_STARTED, INTERROGATION_FINISHED, PROCEDURE_FAILED, LATE_ANSWER,"
              + " END_OF_INITIALIZATION, PARAMETERS_CHANGED, FILE_ANNOUNCED, UNDECODED, DEVIATION, TYPE_CONFLICT or"
              + " EVENTS_DROPPED. Absent for points and commands.",
      javaType = "String")
  public static final String EVENT = "CamelIec104Event";

  /** State of the link. */
  @Metadata(
      label = "consumer",
      description =
          "State of the link after an event of kind LINK: DISCONNECTED, CONNECTING, CONNECTED,"
              + " STARTED or CLOSED.",
      javaType = "String")
  public static final String LINK_STATE = "CamelIec104LinkState";

  /** Time of the message. */
  @Metadata(
      description =
          "When it happened, in milliseconds since 1970: the valid time tag, else the time of"
              + " reception; of a point whose quality was changed here the time of that. A slave sends it as the time tag of a plain value.",
      javaType = "Long")
  public static final String MESSAGE_TIMESTAMP = "CamelMessageTimestamp";

  private Iec104Constants() {}
}
