package io.github.cameliec104.camel;

/** What happens to received points that the point list does not name. */
public enum Unlisted {
  /** They become exchanges without a name. */
  DELIVER,
  /** They are dropped. */
  DROP
}
