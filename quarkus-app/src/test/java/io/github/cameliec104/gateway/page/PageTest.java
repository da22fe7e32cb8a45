package io.github.cameliec104.gateway.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;

import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.station.PointAddress;
import io.github.cameliec104.protocol.station.PointUpdate;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Timeout(60)
class PageTest {
  private static final int MANY = 2000;

  @Inject Page page;
  @Inject CamelContext context;

  @TestHTTPResource("/")
  URI home;

  private void say(int object, double value) {
    show(
        PointUpdate.of(
            new PointAddress(9, object),
            TypeId.M_ME_NC_1,
            new Monitored.ShortFloat((float) value, Quality.GOOD)));
  }

  private void show(Object body) {
    Exchange exchange = new DefaultExchange(context);
    exchange.getMessage().setBody(body);
    page.process(exchange);
  }

  private Stream<String> stream() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(home.resolve("/api/stream")).timeout(Duration.ofSeconds(10)).build();
    HttpResponse<Stream<String>> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("text/event-stream; charset=utf-8");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    return response.body();
  }

  private static String until(Iterator<String> lines, String wanted) {
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.contains(wanted)) {
        return line;
      }
    }
    throw new AssertionError("the stream ended without " + wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/page.js",
        "/dom.js",
        "/points.js",
        "/links.js",
        "/events.js",
        "/page.css",
        "/icon.svg"
      })
  void filesOfThePageAreServedForThisPageOnly(String path) {
    given()
        .get(path)
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("X-Content-Type-Options", "nosniff");
  }

  @Test
  void thePageLoadsNothingFromElsewhere() {
    for (String file : List.of("/", "/page.js", "/points.js", "/page.css")) {
      assertThat(given().get(file).asString())
          .doesNotContainPattern("(src|href|url\\(|from) *=? *[\"']?(https?:)?//");
    }
  }

  @Test
  void requestsUnderAForeignNameAreRefused() {
    given().header("Host", "evil.example").get("/api/stream").then().statusCode(421);
    given().header("Host", "evil.example:8080").get("/").then().statusCode(421);
  }

  @Test
  void otherSitesMayNotReadIt() {
    given()
        .header("Origin", "http://evil.example")
        .get("/")
        .then()
        .header("Access-Control-Allow-Origin", (String) null);
  }

  @Test
  void aBrowserGetsASnapshotAndThenWhatChanges() throws Exception {
    say(1, 12.5);
    try (Stream<String> stream = stream()) {
      Iterator<String> lines = stream.iterator();
      until(lines, "event: snapshot");
      assertThat(until(lines, "data: ")).contains("\"address\":\"9/1\"").contains("\"value\":12.5");
      say(1, 13.5);
      until(lines, "event: delta");
      assertThat(until(lines, "9/1")).contains("\"value\":13.5").doesNotContain("12.5");
    }
  }

  @Test
  void silenceIsFilledWithAHeartbeat() throws Exception {
    try (Stream<String> stream = stream()) {
      Iterator<String> lines = stream.iterator();
      until(lines, "event: snapshot");
      until(lines, "event: delta");
      until(lines, "event: delta");
    }
  }

  @Test
  void whatIsNoPointIsRefused() {
    Exchange exchange = new DefaultExchange(context);
    exchange.getMessage().setBody("hello");
    assertThatThrownBy(() -> page.process(exchange))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the page shows points and events of iec104 endpoints, not a String");
  }

  /** Far more than the stream may hold changes while the browser does not read. */
  @Test
  void aBrowserThatDoesNotReadGetsTheLastValuesOnly() throws Exception {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(64 * 1024);
      socket.connect(new InetSocketAddress(home.getHost(), home.getPort()));
      String request = "GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
      for (int round = 1; System.nanoTime() < end; round++) {
        for (int object = 1; object <= MANY; object++) {
          say(1000 + object, round);
        }
      }
      say(999, 4711);
      assertThat(octetsUntil(socket.getInputStream(), "4711")).isLessThan(10_000_000);
    }
  }

  private static long octetsUntil(InputStream in, String wanted) throws IOException {
    StringBuilder tail = new StringBuilder();
    byte[] buffer = new byte[8192];
    long total = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      total += read;
      tail.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
      if (tail.indexOf(wanted) >= 0) {
        return total;
      }
      tail.delete(0, Math.max(0, tail.length() - wanted.length()));
    }
    throw new AssertionError("the stream ended without " + wanted);
  }
}
