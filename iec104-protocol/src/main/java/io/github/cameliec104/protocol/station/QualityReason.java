package io.github.cameliec104.protocol.station;

import java.util.Locale;

/** Why the quality of an update is what it is. */
public enum QualityReason {
  /** It is the quality that the station or the application told. */
  AS_RECEIVED,
  /** The link to the station is lost; the value is the last one that was received. */
  LINK_LOST,
  /** The station has not told the point for too long. */
  AGED_OUT,
  /** The point is known from a list only: the station has not told it yet, the value is none. */
  NOT_YET_RECEIVED,
  /** The value was substituted here. */
  SUBSTITUTED;

  /** The word for it in texts, such as {@code link-lost}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether somebody here changed the quality. */
  public boolean isMark() {
    return this != AS_RECEIVED;
  }
}
