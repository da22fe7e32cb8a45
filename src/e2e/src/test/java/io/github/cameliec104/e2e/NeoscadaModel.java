package io.github.cameliec104.e2e;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.eclipse.neoscada.protocol.iec60870.asdu.ASDUHeader;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.ASDUAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationObjectAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.Value;
import org.eclipse.neoscada.protocol.iec60870.io.MirrorCommand;
import org.eclipse.neoscada.protocol.iec60870.server.data.AbstractBaseDataModel;
import org.eclipse.neoscada.protocol.iec60870.server.data.BackgroundIterator;
import org.eclipse.neoscada.protocol.iec60870.server.data.DataListener;
import org.jspecify.annotations.Nullable;

/**
 * The process image behind a NeoSCADA outstation. It differs from NeoSCADA's own model in that
 * interrogations also bring scaled values, which that one leaves out.
 */
final class NeoscadaModel extends AbstractBaseDataModel {

  private final Map<Integer, Map<Integer, Value<?>>> image = new TreeMap<>();
  private final Inbox<PeerCommand> commands = new Inbox<>("commands at the NeoSCADA slave");

  NeoscadaModel() {
    super("neoscada-model");
  }

  Inbox<PeerCommand> commands() {
    return commands;
  }

  /** Puts a point into the image without telling anybody. */
  synchronized void set(PeerPoint point) {
    image
        .computeIfAbsent(point.ca(), ca -> new TreeMap<>())
        .put(point.ioa(), NeoscadaMessages.value(point));
  }

  /** Sends a point to all masters that listen. */
  synchronized void event(PeerPoint point) {
    notifyChange(
        ASDUAddress.valueOf(point.ca()),
        InformationObjectAddress.valueOf(point.ioa()),
        NeoscadaMessages.value(point));
  }

  private void notifyChange(ASDUAddress ca, InformationObjectAddress ioa, Value<?> value) {
    Object content = value.getValue();
    if (content instanceof Boolean) {
      notifyChangeBoolean(ca, ioa, values(value));
    } else if (content instanceof Float) {
      notifyChangeFloat(ca, ioa, values(value));
    } else {
      notifyChangeShort(ca, ioa, values(value));
    }
  }

  @SuppressWarnings("unchecked") // the caller has looked at the content
  private static <T> List<Value<T>> values(Value<?> value) {
    return List.of((Value<T>) value);
  }

  @Override
  public ListenableFuture<Value<?>> read(ASDUAddress ca, InformationObjectAddress ioa) {
    return executor.submit(() -> find(ca, ioa));
  }

  private synchronized @Nullable Value<?> find(ASDUAddress ca, InformationObjectAddress ioa) {
    return image.getOrDefault(ca.getAddress(), Map.of()).get(ioa.getAddress());
  }

  @Override
  public synchronized @Nullable ListenableFuture<Void> readAll(
      ASDUAddress ca, Runnable prepare, DataListener listener) {
    Map<Integer, Value<?>> station = image.get(ca.getAddress());
    if (station == null) {
      return null;
    }
    Map<Integer, Value<?>> points = new TreeMap<>(station);
    executor.execute(prepare);
    return executor.submit(
        () -> points.forEach((ioa, value) -> tell(listener, ca, ioa, value)), null);
  }

  private static void tell(DataListener listener, ASDUAddress ca, int ioa, Value<?> value) {
    InformationObjectAddress address = InformationObjectAddress.valueOf(ioa);
    Object content = value.getValue();
    if (content instanceof Boolean) {
      listener.dataChangeBoolean(ca, address, values(value));
    } else if (content instanceof Float) {
      listener.dataChangeFloat(ca, address, values(value));
    } else {
      listener.dataChangeShort(ca, address, values(value));
    }
  }

  @Override
  public @Nullable BackgroundIterator createBackgroundIterator() {
    return null;
  }

  @Override
  public void forAllAsdu(Consumer<ASDUAddress> function, Runnable ifNoneFound) {
    Set<Integer> stations = stations();
    executor.execute(
        () -> stations.forEach(station -> function.accept(ASDUAddress.valueOf(station))));
    if (stations.isEmpty()) {
      executor.execute(ifNoneFound);
    }
  }

  private synchronized Set<Integer> stations() {
    return new TreeSet<>(image.keySet());
  }

  @Override
  public void writeCommand(
      ASDUHeader header,
      InformationObjectAddress ioa,
      boolean state,
      byte type,
      MirrorCommand mirror,
      boolean execute) {
    write(header, ioa, "C_SC_NA_1", state ? "on" : "off", type, mirror);
  }

  @Override
  public void writeFloatValue(
      ASDUHeader header,
      InformationObjectAddress ioa,
      float value,
      byte type,
      MirrorCommand mirror,
      boolean execute) {
    write(header, ioa, "C_SE_NC_1", Float.toString(value), type, mirror);
  }

  @Override
  public void writeScaledValue(
      ASDUHeader header,
      InformationObjectAddress ioa,
      short value,
      byte type,
      MirrorCommand mirror,
      boolean execute) {
    write(header, ioa, "C_SE_NB_1", Short.toString(value), type, mirror);
  }

  /** NeoSCADA cannot see a select, so every command counts as one to be executed. */
  private void write(
      ASDUHeader header,
      InformationObjectAddress ioa,
      String type,
      String value,
      byte qualifier,
      MirrorCommand mirror) {
    int ca = header.getAsduAddress().getAddress();
    commands.add(
        new PeerCommand(ca, ioa.getAddress(), type, value, "execute:" + qualifier, PeerPoint.NONE));
    mirror.sendActivationConfirm(true);
    mirror.sendActivationTermination();
  }
}
