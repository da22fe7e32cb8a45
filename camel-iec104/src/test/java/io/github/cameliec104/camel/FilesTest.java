package io.github.cameliec104.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.cameliec104.protocol.Iec104Exception;
import io.github.cameliec104.protocol.Iec104TimeoutException;
import io.github.cameliec104.protocol.file.FileAddress;
import io.github.cameliec104.protocol.file.FileEntry;
import io.github.cameliec104.protocol.file.FileResult;
import io.github.cameliec104.protocol.file.FileRules;
import io.github.cameliec104.protocol.file.FileSink;
import io.github.cameliec104.protocol.file.FileSource;
import io.github.cameliec104.protocol.file.FileStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a slave's folder, and what a master does with them, through routes. */
class FilesTest extends CamelTestSupport {

  private static final String CFG =
      """
      SUBSTATION,RECORDER,1999
      1,1A,0D
      1,IA,A,,A,0.1,0,0,-32768,32767,1000,1,P
      50
      1
      4000,8000
      20/11/2026,10:00:00.000000
      20/11/2026,10:00:00.100000
      BINARY
      1
      """;

  @TempDir Path folder;
  @TempDir Path taken;

  private final byte[] dat = new byte[150_000];

  @BeforeEach
  void writeRecord() throws IOException {
    new Random(1).nextBytes(dat);
    old("30000-2-fault.cfg", CFG.getBytes(StandardCharsets.US_ASCII));
    old("30001-2-fault.dat", dat);
  }

  /** A file that is offered as soon as the folder is opened. */
  private void old(String name, byte[] octets) throws IOException {
    Path file = Files.write(folder.resolve(name), octets);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-20T10:00:00Z")));
  }

  /** Starts a slave that serves the folder, and tells how a master reaches it. */
  private String serve(String options) throws Exception {
    String uri = "iec104:slave:127.0.0.1:0?events=link&files=RAW(" + folder + ")" + options;
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri).to("mock:commands");
          }
        });
    int port = context.getEndpoint(uri, Iec104Endpoint.class).getLinkPort();
    return "iec104:master:127.0.0.1:" + port + "?interrogation=false";
  }

  private Exchange send(String uri, Object body, Map<String, Object> headers) {
    return template.send(
        uri,
        ExchangePattern.InOut,
        exchange -> {
          exchange.getMessage().setBody(body);
          exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
  }

  /** Why an endpoint cannot be used. */
  private Throwable unusable(String uri) {
    return catchThrowable(() -> send(uri, 1, Map.of()));
  }

  private Exchange ask(String uri, String operation, int object, Object body) {
    return send(
        uri + "&operation=" + operation + "&objectAddress=" + object,
        body,
        Map.of("CamelIec104FileType", 2));
  }

  @Test
  void aRouteTakesAllFilesOfADirectory() throws Exception {
    String master = serve("");
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:take")
                .to(master + "&operation=directory")
                .split(body())
                .to(master + "&operation=download")
                .to("file:" + taken);
          }
        });
    template.sendBody("direct:take", "");
    assertThat(taken.resolve("1-30000-2")).hasContent(CFG);
    assertThat(taken.resolve("1-30001-2")).hasBinaryContent(dat);
  }

  @Test
  void aRouteTakesAFileThatIsAnnounced() throws Exception {
    String master = serve("");
    MockEndpoint written = getMockEndpoint("mock:written");
    written.expectedMessageCount(1);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(master + "&events=all")
                .filter(header("CamelIec104Event").isEqualTo("FILE_ANNOUNCED"))
                .to("mock:announced")
                .to(master + "&operation=download")
                .to("file:" + taken)
                .to("mock:written");
          }
        });
    awaitStarted(context.getEndpoint(master + "&events=all", Iec104Endpoint.class));
    Files.write(folder.resolve("30005-2-new.dat"), dat);
    written.assertIsSatisfied();
    assertThat(taken.resolve("1-30005-2")).hasBinaryContent(dat);
    String json =
        getMockEndpoint("mock:announced").getExchanges().get(0).getIn().getBody(String.class);
    assertThat(json).contains("\"objectAddress\":30005", "\"fileType\":2", "\"length\":150000");
  }

  private static void awaitStarted(Iec104Endpoint master) {
    await().until(() -> master.getLinkState().equals("STARTED"));
  }

  @Test
  void aDirectoryIsAListThatConvertsToJson() throws Exception {
    String master = serve("&fileCommonAddress=7");
    Exchange listed =
        send(master + "&operation=directory", null, Map.of("CamelIec104CommonAddress", 7));
    assertThat(listed.getException()).isNull();
    assertThat(listed.getMessage().getHeader("CamelIec104Result")).isEqualTo("DATA");
    List<?> files = listed.getMessage().getBody(List.class);
    assertThat(files).hasSize(2).allMatch(FileEntry.class::isInstance);
    assertThat(listed.getMessage().getBody(String.class))
        .contains(
            "{\"commonAddress\":7,\"objectAddress\":30001,\"fileType\":2,\"length\":150000,"
                + "\"fileTime\":\"2026-11-20T10:00:00.000Z\",\"kind\":\"FILE\",\"active\":false}");
    FileEntry first = (FileEntry) files.get(0);
    Map<?, ?> map = context.getTypeConverter().convertTo(Map.class, first);
    assertThat(map.toString()).contains("objectAddress=" + first.address().objectAddress());
  }

  @ParameterizedTest
  @ValueSource(strings = {"octets", "stream"})
  void aFileIsSentAndComesBackAsItWas(String kind) throws Exception {
    String master = serve("&maxUpload=150000");
    Object body = kind.equals("octets") ? dat : new ByteArrayInputStream(dat);
    Exchange sent = ask(master, "upload", 40000, body);
    assertThat(sent.getException()).isNull();
    assertThat(sent.getMessage().getHeader("CamelIec104Result")).isEqualTo("CONFIRMED");
    assertThat(sent.getMessage().getBody()).isInstanceOf(FileResult.Complete.class);
    assertThat(folder.resolve("40000-2")).hasBinaryContent(dat);
    Exchange back = ask(master, "download", 40000, null);
    assertThat(back.getMessage().getBody(byte[].class)).isEqualTo(dat);
    assertThat(back.getMessage().getHeaders())
        .containsEntry("CamelFileName", "1-40000-2")
        .containsEntry("CamelIec104ObjectAddress", 40000)
        .containsEntry("CamelIec104FileType", 2);
  }

  @Test
  void aFileIsDeletedWhereFilesMayBeSent() throws Exception {
    String master = serve("&maxUpload=1");
    Exchange deleted = ask(master, "delete-file", 30000, null);
    assertThat(deleted.getException()).isNull();
    assertThat(deleted.getMessage().getHeader("CamelIec104Result")).isEqualTo("CONFIRMED");
    assertThat(folder.resolve("30000-2-fault.cfg")).doesNotExist();
    assertThat(folder.resolve("30001-2-fault.dat")).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "'', upload, 40000",
    "'', upload, 30000",
    "'', delete-file, 30000",
    "'', download, 39999",
    "'&maxUpload=10', delete-file, 39999",
    "'&maxUpload=10', upload, 40000",
  })
  void whatTheStationRefusesIsAnExceptionOrAValue(String options, String operation, int object)
      throws Exception {
    String master = serve(options);
    Exchange failed = ask(master, operation, object, "more than ten octets");
    assertThat(failed.getException())
        .isInstanceOf(Iec104RefusedException.class)
        .hasMessageContaining("1/" + object + "/2");
    Exchange value = ask(master + "&refusal=value", operation, object, "more than ten octets");
    assertThat(value.getException()).isNull();
    assertThat(value.getMessage().getHeader("CamelIec104Result")).isEqualTo("REFUSED");
    assertThat(value.getMessage().getBody()).isInstanceOf(FileResult.Refused.class);
    assertThat(folder.resolve("40000-2")).doesNotExist();
    assertThat(folder.resolve("30000-2-fault.cfg")).hasContent(CFG);
  }

  static Arguments[] asked() {
    String object = "0d000100" + "307500" + "0200";
    return new Arguments[] {
      Arguments.of("directory", "7a01" + "05000100" + "307500" + "0000" + "0000"),
      Arguments.of("download", "7a01" + object + "0001"),
      Arguments.of("upload", "7801" + object + "030000" + "00"),
      Arguments.of("delete-file", "7a01" + object + "0004"),
      Arguments.of("query-log", "7f01" + object + "0000000ab40b1a" + "0000000bb40b1a"),
    };
  }

  @ParameterizedTest
  @MethodSource("asked")
  void operationsSendWhatTheyShould(String operation, String octets) throws Exception {
    try (ScriptedStation station =
        new ScriptedStation(asdu -> List.of(ScriptedStation.withCause(asdu, 0x6F)))) {
      Exchange exchange =
          send(
              station.uri()
                  + "&timeZone=UTC&objectAddress=30000&fileTimeout=5s&operation="
                  + operation,
              new byte[3],
              Map.of(
                  "CamelIec104FileType", 2,
                  "CamelIec104From", "2026-11-20T10:00:00Z",
                  "CamelIec104To", "2026-11-20T11:00:00Z"));
      assertThat(station.next()).isEqualTo(octets);
      assertThat(exchange.getException()).isInstanceOf(Iec104RefusedException.class);
    }
  }

  @Test
  void theRecordsOfATimeAreTakenFromAnArchive() throws Exception {
    old(
        "30009-2-archive.csv",
        "2026-11-20T09:00:00Z,1\n2026-11-20T10:00:00Z,2\n2026-11-20T11:00:00Z,3\n"
            .getBytes(StandardCharsets.US_ASCII));
    String master = serve("") + "&operation=query-log&objectAddress=30009";
    Exchange records =
        send(
            master,
            null,
            Map.of(
                "CamelIec104FileType",
                "2",
                "CamelIec104From",
                "2026-11-20T10:30:00+01:00",
                "CamelIec104To",
                Instant.parse("2026-11-20T10:00:00Z")));
    assertThat(records.getException()).isNull();
    assertThat(records.getMessage().getBody(String.class)).isEqualTo("2026-11-20T10:00:00Z,2\n");
  }

  @ParameterizedTest
  @CsvSource({
    "download, CamelIec104FileType, 65536, 0..65535",
    "download, CamelIec104ObjectAddress, 0, 1..16777215",
    "download, CamelIec104CommonAddress, 65535, 1..65534",
    "query-log, CamelIec104From, yesterday, a time such as 2026-11-20T10:00:00Z",
    "query-log, CamelIec104To, 2026-11-19T10:00:00Z, 2026-11-20T10:00:00Z or later",
  })
  void aWrongHeaderIsNamed(String operation, String header, String value, String expected) {
    Map<String, Object> headers = new HashMap<>();
    headers.put("CamelIec104ObjectAddress", 30000);
    headers.put("CamelIec104From", "2026-11-20T10:00:00Z");
    headers.put("CamelIec104To", "2026-11-20T11:00:00Z");
    headers.put(header, value);
    String master = "iec104:master:127.0.0.1:" + Rtu.freePort();
    assertThat(send(master + "?operation=" + operation, null, headers).getException())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("header " + header + "=" + value + ", expected " + expected);
  }

  @Test
  void whatIsMissingIsNamed() {
    String master = "iec104:master:127.0.0.1:" + Rtu.freePort();
    assertThat(send(master + "?operation=download", "x", Map.of()).getException())
        .hasMessageContaining("no object address of the file");
    assertThat(send(master + "?operation=upload&objectAddress=1", null, Map.of()).getException())
        .hasMessage("body null, expected the octets of the file, or a stream of them");
  }

  @Test
  void aStationThatDoesNotAnswerInTimeFailsTheExchange() {
    try (Rtu rtu = new Rtu()) {
      rtu.slave().serve(new Silent(), FileRules.DEFAULT).join();
      String uri = rtu.uri() + "?interrogation=false&fileTimeout=200ms";
      assertThat(ask(uri, "download", 30000, null).getException())
          .isInstanceOf(Iec104TimeoutException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "master, fileTimeout=0, fileTimeout=PT0S",
    "slave, maxUpload=-1, maxUpload=-1",
    "slave, maxUpload=16777216, maxUpload=16777216",
    "slave, files=x&fileCommonAddress=65535, 65535",
  })
  void anOptionOutOfItsRangeIsNamed(String role, String option, String named) {
    String uri = "iec104:" + role + ":127.0.0.1:" + Rtu.freePort() + "?" + option;
    assertThat(unusable(uri + "&operation=download")).hasStackTraceContaining(named);
  }

  @Test
  void aFolderThatIsNoneFailsTheStartAndNothingListens() throws Exception {
    Path file = Files.writeString(taken.resolve("file"), "");
    int port = Rtu.freePort();
    String uri = "iec104:slave:127.0.0.1:" + port + "?files=RAW(" + file + ")";
    assertThat(unusable(uri))
        .hasRootCauseInstanceOf(IOException.class)
        .hasStackTraceContaining(Iec104Exception.class.getName())
        .hasStackTraceContaining("cannot serve the folder " + file);
    new Rtu(port).close();
  }

  @Test
  void endpointsOfALinkAgreeOnTheFiles() throws Exception {
    int port = Rtu.freePort();
    String uri = "iec104:slave:127.0.0.1:" + port + "?objectAddress=1&files=RAW(" + folder + ")";
    assertThat(send(uri, 1, Map.of()).getException()).isNull();
    assertThat(unusable(uri + "&maxUpload=5"))
        .hasStackTraceContaining("maxUpload=0 and maxUpload=5");
    assertThat(unusable(uri + "&commonAddress=2"))
        .hasStackTraceContaining("commonAddress=null and commonAddress=2");
    assertThat(unusable(uri + "&fileCommonAddress=3"))
        .hasStackTraceContaining("fileCommonAddress=null and fileCommonAddress=3");
    String same = uri + "&commonAddress=2&fileCommonAddress=1";
    assertThat(send(same, 1, Map.of()).getException()).isNull();
  }

  /** Knows every file and never opens one. */
  private static final class Silent implements FileStore {
    @Override
    public CompletionStage<Optional<List<FileEntry>>> list(int commonAddress, int objectAddress) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Optional<FileSource>> open(FileAddress address) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Optional<FileSource>> query(
        FileAddress address, Instant from, Instant to) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Optional<FileSink>> create(FileAddress address, int length) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Boolean> delete(FileAddress address) {
      return new CompletableFuture<>();
    }
  }
}
