package io.github.cameliec104.camel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** Makes the endpoints of scheme {@code iec104} and owns what they share. */
@Component("iec104")
public final class Iec104Component extends HealthCheckComponent
    implements SSLContextParametersAware {

  private static final int ANSWER_THREADS = 10;

  @Metadata(
      label = "advanced",
      description = "Options for all endpoints that do not set their own.")
  private Iec104Configuration configuration = new Iec104Configuration();

  @Metadata(
      label = "security",
      defaultValue = "false",
      description =
          "Whether endpoints without sslContextParameters use those that are global in the Camel"
              + " context, so that all links run inside TLS.")
  private boolean useGlobalSslContextParameters;

  private final SslContexts sslContexts = new SslContexts();
  private final Iec104Connections connections = new Iec104Connections();
  private @Nullable ExecutorService answers;

  /** A component for a context that is set later. */
  public Iec104Component() {}

  /** A component of this context. */
  public Iec104Component(CamelContext context) {
    super(context);
  }

  public Iec104Configuration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(Iec104Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public boolean isUseGlobalSslContextParameters() {
    return useGlobalSslContextParameters;
  }

  @Override
  public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
    this.useGlobalSslContextParameters = useGlobalSslContextParameters;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    Iec104Configuration copy = configuration.copy();
    parsePath(remaining, copy);
    Iec104Endpoint endpoint = new Iec104Endpoint(uri, this, copy);
    setProperties(endpoint, parameters);
    if (useGlobalSslContextParameters && copy.getSslContextParameters() == null) {
      copy.setSslContextParameters(globalParameters());
    }
    endpoint.settings(); // reports an option out of its range where the endpoint is written
    return endpoint;
  }

  /** Reads {@code role:host[:port]}; an IPv6 host stands in brackets. */
  static void parsePath(String path, Iec104Configuration configuration) {
    int colon = path.indexOf(':');
    String address = path.substring(colon + 1);
    int end = address.startsWith("[") ? address.indexOf(']') + 1 : address.indexOf(':');
    String host = end < 0 ? address : address.substring(0, end);
    String port = end < 0 ? "" : address.substring(end);
    if (colon < 0 || host.isEmpty() || !port.matches("|:\\d{1,5}")) {
      throw new IllegalArgumentException(
          "'"
              + path
              + "', expected role:host:port such as master:rtu.example:2404; an IPv6"
              + " address stands in brackets");
    }
    configuration.setRole(role(path.substring(0, colon)));
    configuration.setHost(host);
    if (!port.isEmpty()) {
      configuration.setPort(Integer.parseInt(port.substring(1)));
    }
  }

  private static Role role(String text) {
    for (Role role : Role.values()) {
      if (role.name().equalsIgnoreCase(text)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "role '"
            + text
            + "', expected "
            + Arrays.stream(Role.values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or ")));
  }

  /** Never null: a link that is to be secured must not run unencrypted for want of parameters. */
  private SSLContextParameters globalParameters() {
    SSLContextParameters global = retrieveGlobalSslContextParameters();
    if (global == null) {
      throw new IllegalArgumentException(
          "useGlobalSslContextParameters=true, but there are none in the Camel context");
    }
    return global;
  }

  /**
   * The TLS context of these parameters; null for null.
   *
   * @throws IllegalArgumentException if it cannot be made of them, saying why
   */
  @Nullable SSLContext sslContext(@Nullable SSLContextParameters parameters) {
    return sslContexts.of(parameters, getCamelContext());
  }

  /** The links that the endpoints of this component share. */
  Iec104Connections connections() {
    return connections;
  }

  /** The threads on which routes go on after an answer; never the event loop of a link. */
  ExecutorService answers() {
    lock.lock();
    try {
      ExecutorService running = answers;
      if (running == null) {
        running =
            getCamelContext()
                .getExecutorServiceManager()
                .newThreadPool(this, "Iec104Answers", answerThreads());
        answers = running;
      }
      return running;
    } finally {
      lock.unlock();
    }
  }

  private static ThreadPoolProfile answerThreads() {
    ThreadPoolProfile profile = new ThreadPoolProfile("Iec104Answers");
    profile.setPoolSize(ANSWER_THREADS);
    profile.setMaxPoolSize(ANSWER_THREADS);
    profile.setMaxQueueSize(-1); // bounded by the exchanges that wait for an answer
    profile.setKeepAliveTime(10L);
    profile.setTimeUnit(TimeUnit.SECONDS);
    profile.setAllowCoreThreadTimeOut(true);
    return profile;
  }

  /** The value of an option of one of our endpoints, for messages. */
  @Nullable Object option(Iec104Endpoint endpoint, String name) {
    return getEndpointPropertyConfigurer() instanceof PropertyConfigurerGetter getter
        ? getter.getOptionValue(endpoint, name, true)
        : null;
  }

  @Override
  protected void doStop() throws Exception {
    ExecutorService running = answers;
    answers = null;
    if (running != null) {
      getCamelContext().getExecutorServiceManager().shutdown(running);
    }
    sslContexts.clear();
    super.doStop();
  }
}
