package io.github.cameliec104.camel;

/** How received points are cut into exchanges. */
public enum Delivery {
  /** One exchange per information object; its body is a {@code PointUpdate}. */
  OBJECT,
  /** One exchange per ASDU; its body is a list of {@code PointUpdate}. */
  ASDU
}
