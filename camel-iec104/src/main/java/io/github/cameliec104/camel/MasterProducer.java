package io.github.cameliec104.camel;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.Cot;
import io.github.cameliec104.protocol.asdu.Cp56Time;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.SystemElement.CounterInterrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.Interrogation;
import io.github.cameliec104.protocol.asdu.SystemElement.TestCounter;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.Iec104Master;
import io.github.cameliec104.protocol.net.LinkSettings;
import io.github.cameliec104.protocol.station.CommandRequest;
import io.github.cameliec104.protocol.station.CommandResult;
import io.github.cameliec104.protocol.station.LinkState;
import io.github.cameliec104.protocol.station.StartUp;
import io.github.cameliec104.protocol.station.Until;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a station. An exchange is complete when the station has answered; the route
 * goes on with a thread of the component, never with the event loop of the link.
 */
final class MasterProducer extends DefaultAsyncProducer {

  /** Something to ask of a started master. */
  private interface Request extends Function<Iec104Master, CompletableFuture<CommandResult>> {}

  private final Iec104Endpoint endpoint;
  private final Iec104Configuration options;
  private final AtomicInteger tests = new AtomicInteger();
  private @Nullable CommandRequests commands;
  private volatile @Nullable MasterLink link;
  private @Nullable LinkHealthCheck health;

  MasterProducer(Iec104Endpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    options = endpoint.getConfiguration();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    commands = new CommandRequests(options, endpoint.readPoints().points());
    link = endpoint.getComponent().connections().joinMaster(endpoint, this);
    health = LinkHealthCheck.addProducer(endpoint, this);
  }

  @Override
  protected void doStop() throws Exception {
    if (health != null) {
      health.remove();
      health = null;
    }
    if (link != null) {
      link = null;
      endpoint.getComponent().connections().leave(endpoint, this);
    }
    super.doStop();
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Answer answer = new Answer(endpoint, exchange, callback);
    MasterLink now = link;
    if (now == null) {
      return answer.failed(Answer.stopped(endpoint));
    }
    Request request;
    try {
      request = request(exchange.getMessage());
    } catch (RuntimeException e) {
      return answer.failed(e);
    }
    CompletableFuture<CommandResult> result =
        now.state() == LinkState.STARTED
            ? request.apply(now.master())
            : now.whenStarted(options.getLinkTimeout())
                .thenCompose(started -> request.apply(now.master()));
    return answer.when(result, done -> completed(done, exchange));
  }

  private void completed(CommandResult result, Exchange exchange) {
    if (!result.positive() && options.getRefusal() == Refusal.EXCEPTION) {
      Cause cause = result.answer().cause();
      throw new Iec104RefusedException(
          String.format(
              "[%s] refused %s to %d/%d with cause %s",
              endpoint.getServiceUrl(),
              result.answer().type(),
              result.answer().commonAddress(),
              result.answer().first().address(),
              cause),
          cause);
    }
    Iec104Messages.result(result, exchange);
  }

  private Request request(Message message) {
    Operation operation = message.getHeader(Iec104Constants.OPERATION, Operation.class);
    return switch (operation == null ? options.getOperation() : operation) {
      case COMMAND -> command(Objects.requireNonNull(commands).of(message));
      case INTERROGATION -> interrogation(message);
      case COUNTERS -> counters(message);
      case CLOCK -> clock(station(message, StartUp.ALL_STATIONS));
      case TEST -> test(station(message, Target.USUAL_COMMON_ADDRESS));
    };
  }

  private static Request command(CommandRequest request) {
    return master -> master.command(request);
  }

  private Request interrogation(Message message) {
    int qualifier =
        message.getHeader(Iec104Constants.QUALIFIER, Interrogation.STATION, Integer.class);
    new Interrogation(qualifier); // checks the range
    int station = station(message, StartUp.ALL_STATIONS);
    return master -> master.interrogate(station, qualifier);
  }

  private Request counters(Message message) {
    int group =
        message.getHeader(Iec104Constants.QUALIFIER, CounterInterrogation.GENERAL, Integer.class);
    int freeze = options.getFreeze().ordinal();
    int station = station(message, StartUp.ALL_STATIONS);
    return master -> master.counterInterrogation(station, group, freeze);
  }

  private static Request clock(int station) {
    return master -> master.synchronizeClock(station);
  }

  private Request test(int station) {
    LinkSettings settings = options.linkSettings();
    Cot cot = new Cot(Cause.ACTIVATION, false, false, options.getOriginatorAddress());
    TestCounter counter = new TestCounter(tests.getAndIncrement() & 0xFFFF);
    Cp56Time time = Cp56Time.of(Instant.now(), settings.zone());
    Asdu asdu = Asdu.of(TypeId.C_TS_TA_1, cot, station, new InformationObject(0, counter, time));
    return master -> master.request(asdu, Until.CONFIRMATION);
  }

  /** The station that a message is for: told by the header, by the option, or the usual one. */
  private int station(Message message, int usual) {
    Integer header = message.getHeader(Iec104Constants.COMMON_ADDRESS, Integer.class);
    Integer option = options.getCommonAddress();
    return header != null ? header : option != null ? option : usual;
  }
}
