package io.github.cameliec104.camel.points;

import io.github.cameliec104.camel.points.ScadaPyPoint.Kind;
import java.util.List;

/**
 * The configuration of ScadaPy's {@code iec104client}: a master that sends what it receives as JSON
 * datagrams.
 *
 * @param udp UdpIp and UdpPort: where the datagrams go; see {@link HostPort#asDestination}
 * @param station Iec104Ip and Iec104Port: the slave to connect to
 * @param debug Debug is "1": each value is logged
 * @param timeSync TimeSync is "1": the slave's clock is synchronised
 * @param points SinglePoint and MeasureValue objects in the order of the file
 */
public record ScadaPyClient(
    HostPort udp, HostPort station, boolean debug, boolean timeSync, List<ScadaPyPoint> points) {

  /** Copies the points. */
  public ScadaPyClient {
    points = List.copyOf(points);
  }

  /** The points of one kind, in the order of the file. */
  public List<ScadaPyPoint> points(Kind kind) {
    return points.stream().filter(point -> point.kind() == kind).toList();
  }

  /**
   * The points as a point list.
   *
   * @param commonAddress common address of the station, 1 to 65534; ScadaPy itself asks 1
   */
  public PointList pointList(int commonAddress) {
    return PointList.of(points.stream().map(point -> point.toPoint(commonAddress)).toList());
  }
}
