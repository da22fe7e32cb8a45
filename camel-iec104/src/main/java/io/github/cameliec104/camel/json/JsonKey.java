package io.github.cameliec104.camel.json;

/** The words of the JSON contract; writer and reader share them. */
final class JsonKey {

  static final String NAME = "name";
  static final String COMMON_ADDRESS = "commonAddress";
  static final String OBJECT_ADDRESS = "objectAddress";
  static final String TYPE = "type";
  static final String CAUSE = "cause";
  static final String VALUE = "value";
  static final String TRANSIENT = "transient";
  static final String COUNTER = "counter";
  static final String SEQUENCE = "sequence";
  static final String CARRY = "carry";
  static final String ADJUSTED = "adjusted";
  static final String CHANGED = "changed";
  static final String ELAPSED = "elapsed";
  static final String QUALITY = "quality";
  static final String RECEIVED_QUALITY = "receivedQuality";
  static final String QUALITY_REASON = "qualityReason";
  static final String QUALITY_SINCE = "qualitySince";
  static final String TIME = "time";
  static final String TIME_QUALITY = "timeQuality";
  static final String RECEIVED = "received";

  private JsonKey() {}
}
