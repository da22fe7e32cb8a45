package io.github.cameliec104.protocol.asdu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.conversation.ProjectFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Writes down what becomes of time tags around the changes of summer time. */
class TimePageTest {

  private static final String HEAD =
      """
      # Time tags around the changes of summer time

      Printed by `TimePageTest` from the code, which checks every second around each change too. Octets are in the order of
      transmission. *Trust*, *ignore* and *never* are the values of the option `summerTime`; a tag is received two seconds after its
      moment. IV behind a time means that it is told as invalid.
      """;

  private static final List<Duration> AROUND =
      Stream.of("-PT1H", "-PT30M", "-PT1S", "PT0S", "PT1S", "PT29M59S", "PT30M", "PT59M59S", "PT1H")
          .map(Duration::parse)
          .toList();

  private record Change(String zone, String instant, String what) {}

  private static final List<Change> CHANGES =
      List.of(
          new Change("Europe/Berlin", "2026-03-29T01:00:00Z", "forward by an hour"),
          new Change("Europe/Berlin", "2026-10-25T01:00:00Z", "back by an hour"),
          new Change("America/New_York", "2026-03-08T07:00:00Z", "forward by an hour"),
          new Change("America/New_York", "2026-11-01T06:00:00Z", "back by an hour"),
          new Change("Australia/Lord_Howe", "2026-04-04T15:00:00Z", "back by half an hour"),
          new Change("Australia/Lord_Howe", "2026-10-03T15:30:00Z", "forward by half an hour"));

  @Test
  void thePageInTheDocumentationIsTrue() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    CHANGES.forEach(change -> change(change, page));
    local(page);
    minutes(page);
    Path file = ProjectFiles.find("src/docs/time.md");
    if (System.getProperty("update-docs") != null) {
      Files.writeString(file, page);
    }
    assertThat(file).exists();
    assertThat(Files.readString(file))
        .as("src/docs/time.md; if the change is wanted run with -Dupdate-docs")
        .isEqualTo(page.toString());
  }

  private static TimeRules rules(String zone, SummerTime summerTime) {
    return TimeRules.of(ZoneId.of(zone)).withSummerTime(summerTime);
  }

  private static void change(Change change, StringBuilder page) {
    page.append(
        String.format("%n## %s, %s, clocks go %s%n%n", change.zone, change.instant, change.what));
    page.append("| UTC | octets | station tells | trust reads | trust reads without SU");
    page.append(" | ignore reads | never: station tells |\n|---|---|---|---|---|---|---|\n");
    for (Duration distance : AROUND) {
      Instant instant = Instant.parse(change.instant).plus(distance);
      Instant received = instant.plusSeconds(2);
      TimeRules trust = rules(change.zone, SummerTime.TRUST);
      Cp56Time tag = trust.tag(instant, 1);
      Cp56Time bare = trust.withSent(new SentTags(false, true, false, false)).tag(instant, 1);
      page.append(
          String.format(
              "| %s | %s | %s | %s | %s | %s | %s |%n",
              time(instant),
              octets(tag),
              shown(tag),
              read(trust.read(tag, 1, received)),
              read(trust.read(bare, 1, received)),
              read(rules(change.zone, SummerTime.IGNORE).read(tag, 1, received)),
              shown(rules(change.zone, SummerTime.NEVER).tag(instant, 1))));
    }
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString().substring(11);
  }

  private static String octets(Cp56Time tag) {
    ByteBuffer out = ByteBuffer.allocate(Cp56Time.SIZE).order(ByteOrder.LITTLE_ENDIAN);
    tag.write(out);
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(out.array());
  }

  private static String shown(Cp56Time tag) {
    String time = String.format("%02d:%02d:%02d", tag.hour(), tag.minute(), tag.millis() / 1000);
    return tag.summerTime() ? time + " SU" : time;
  }

  private static String read(ReadTime read) {
    String time = read.instant() == null ? "none" : time(read.instant());
    return read.quality().isGood() ? time : time + " " + read.quality();
  }

  private static void local(StringBuilder page) {
    page.append("\n## Local times that do not exist, exist twice, or have a wrong flag\n\n");
    page.append("In Europe/Berlin, received at 02:00 UTC of the same day.\n\n");
    page.append("| station tells | SU | trust reads | ignore reads | never reads |\n");
    page.append("|---|---|---|---|---|\n");
    for (String local :
        List.of(
            "2026-03-29T01:59:59",
            "2026-03-29T02:00:00",
            "2026-03-29T02:59:59",
            "2026-03-29T03:00:00",
            "2026-10-25T01:59:59",
            "2026-10-25T02:00:00",
            "2026-10-25T02:59:59",
            "2026-10-25T03:00:00",
            "2026-01-15T12:00:00",
            "2026-07-15T12:00:00")) {
      row(LocalDateTime.parse(local), false, page);
      row(LocalDateTime.parse(local), true, page);
    }
  }

  private static void row(LocalDateTime local, boolean flag, StringBuilder page) {
    Cp56Time tag = Cp56Time.of(local, flag, true);
    Instant received = Instant.parse(local.toLocalDate() + "T02:00:00Z");
    page.append(String.format("| %1$tF %1$tT | %2$d |", local, flag ? 1 : 0));
    for (SummerTime summerTime : SummerTime.values()) {
      ReadTime read = rules("Europe/Berlin", summerTime).read(tag, 1, received);
      page.append(' ').append(read(read)).append(" |");
    }
    page.append('\n');
  }

  private static void minutes(StringBuilder page) {
    page.append("\n## Time tags of minutes alone\n\n");
    page.append("CP24Time2a has neither hour nor date. CP: they were completed here.\n\n");
    page.append("| zone | received | station tells | read |\n|---|---|---|---|\n");
    minutes("UTC", "2026-11-20T10:00:02Z", "59:58", page);
    minutes("UTC", "2026-11-20T10:00:02Z", "00:01", page);
    minutes("UTC", "2026-11-20T10:00:02Z", "10:02", page);
    minutes("UTC", "2026-11-20T10:00:02Z", "10:03", page);
    minutes("UTC", "2026-12-31T23:59:58Z", "00:03", page);
    minutes("UTC", "2027-01-01T00:00:02Z", "59:58", page);
    minutes("Asia/Kolkata", "2026-11-20T10:00:02Z", "29:58", page);
    minutes("Europe/Berlin", "2026-10-25T01:00:02Z", "59:58", page);
    minutes("Europe/Berlin", "2026-03-29T01:00:02Z", "59:58", page);
    minutes("Australia/Lord_Howe", "2026-04-04T15:05:00Z", "20:00", page);
    minutes("Australia/Lord_Howe", "2026-04-04T15:05:00Z", "35:00", page);
    minutes("Australia/Lord_Howe", "2026-10-03T15:50:00Z", "10:00", page);
  }

  private static void minutes(String zone, String received, String told, StringBuilder page) {
    int minute = Integer.parseInt(told.substring(0, 2));
    int second = Integer.parseInt(told.substring(3));
    Cp24Time tag = new Cp24Time(minute << 16 | second * 1000);
    ReadTime read = rules(zone, SummerTime.TRUST).read(tag, 1, Instant.parse(received));
    page.append(
        String.format(
            "| %s | %s | %s | %s %s |%n", zone, received, told, read.instant(), read.quality()));
  }
}
