package io.github.cameliec104.gateway;

import io.github.cameliec104.gateway.page.Page;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.quarkus.core.CamelRuntime;
import org.jspecify.annotations.Nullable;

/** Serves in Quarkus what the command line asked for, until the process is told to end. */
public final class GatewayApplication implements QuarkusApplication {
  private static final AtomicReference<@Nullable Order> ORDER = new AtomicReference<>();

  private final CamelRuntime camel;
  private final Page page;

  /** What the command line asked for; Quarkus makes the application itself, so it waits here. */
  private record Order(Service service, boolean verbose, Terminal terminal) {}

  @Inject
  GatewayApplication(CamelRuntime camel, Page page) {
    this.camel = camel;
    this.page = page;
  }

  /**
   * Starts Quarkus with the settings of the service; the process ends when the service does.
   *
   * @throws UserError if an argument of the service cannot be used
   */
  static void serve(Service service, GatewayCommand root) {
    Map<String, String> settings = service.settings();
    settings.forEach(System::setProperty);
    System.setProperty("quarkus.log.level", root.logLevel());
    ORDER.set(new Order(service, root.verbose(), Terminal.system(root.quiet())));
    Quarkus.run(GatewayApplication.class, GatewayApplication::exit);
  }

  private static void exit(int code, @Nullable Throwable failure) {
    if (failure != null) {
      System.err.println("gateway: " + Failures.words(failure));
    }
    System.exit(failure == null ? code : ExitCodes.FAILURE);
  }

  @Override
  public int run(String... args) {
    Order order = ORDER.get();
    if (order == null) {
      return ExitCodes.OK;
    }
    try {
      camel.start();
      Gateway gateway = new Gateway(camel.getCamelContext(), order.terminal(), page);
      gateway.bind("page", page);
      gateway.bind(
          "console", new ConsoleView(order.terminal(), new PointLists(), ZoneId.systemDefault()));
      order.service().serve(gateway);
    } catch (Exception e) {
      System.err.println(
          "gateway: " + (e instanceof UserError ? e.getMessage() : Failures.words(e)));
      if (order.verbose()) {
        e.printStackTrace();
      }
      return e instanceof UserError ? ExitCodes.USAGE : ExitCodes.FAILURE;
    }
    Quarkus.waitForExit();
    return ExitCodes.OK;
  }
}
