package io.github.cameliec104.protocol.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameliec104.protocol.asdu.Asdu;
import io.github.cameliec104.protocol.asdu.Cause;
import io.github.cameliec104.protocol.asdu.InformationObject;
import io.github.cameliec104.protocol.asdu.Monitored;
import io.github.cameliec104.protocol.asdu.Quality;
import io.github.cameliec104.protocol.asdu.TypeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterrogationPackingTest {

  private static final List<TypeId> TYPES =
      List.of(
          TypeId.M_SP_NA_1,
          TypeId.M_DP_NA_1,
          TypeId.M_ST_NA_1,
          TypeId.M_BO_NA_1,
          TypeId.M_ME_NA_1,
          TypeId.M_ME_NB_1,
          TypeId.M_ME_NC_1,
          TypeId.M_PS_NA_1,
          TypeId.M_ME_ND_1);

  private final SlaveRig slave = new SlaveRig(100_000);

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "60, 1, 1",
    "61, 1, 1",
    "127, 1, 1",
    "128, 1, 2",
    "254, 1, 2",
    "255, 1, 3",
    "1, 2, 1",
    "60, 2, 1",
    "61, 2, 2",
    "120, 2, 2",
    "121, 2, 3"
  })
  void singlePointsTakeAsFewAsdusAsTheirAddressesAllow(int points, int step, int asdus) {
    declare(TypeId.M_SP_NA_1, IntStream.range(0, points).map(i -> 1000 + i * step).toArray());
    assertThat(answer(20)).hasSize(asdus);
  }

  @Test
  void aLongRunBehindAFewScatteredPointsIsOneSequence() {
    int[] addresses =
        IntStream.concat(IntStream.of(1, 3, 5), IntStream.range(1000, 1127)).toArray();
    declare(TypeId.M_SP_NA_1, addresses);
    assertThat(answer(20)).extracting(asdu -> asdu.objects().size()).containsExactly(60, 70);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 60, 61, 127, 128, 5000})
  void everyPointOfAnyMixtureIsReportedOnceAndNoAsduIsWasted(int points) {
    for (int seed = 0; seed < 5; seed++) {
      checkMixture(new SlaveRig(10), points, new Random(seed));
    }
  }

  @Test
  void aHundredThousandPointsAreReportedOnce() {
    checkMixture(slave, 100_000, new Random(104));
  }

  private static void checkMixture(SlaveRig slave, int points, Random random) {
    Map<TypeId, Set<Integer>> declared = declareMixture(slave, points, random);
    SlaveLink master = slave.master("a");
    for (int group = 0; group <= 2; group++) {
      master.received(SlaveRig.interrogation(1, 20 + group), () -> {}, 0);
      List<Asdu> asdus = slave.all(master);
      Map<TypeId, Set<Integer>> expected = members(declared, group);
      checkFrame(asdus, 20 + group);
      assertThat(reported(asdus)).isEqualTo(expected);
      assertThat(asdus.size() - 2).isEqualTo(fewest(slave, expected));
    }
  }

  /** Points with random gaps; every third belongs to group 1, none to group 2. */
  private static Map<TypeId, Set<Integer>> declareMixture(
      SlaveRig slave, int points, Random random) {
    Map<TypeId, Set<Integer>> declared = new TreeMap<>();
    List<StationPoint> list = new ArrayList<>();
    int address = 0;
    for (int i = 0; i < points; i++) {
      address += random.nextInt(4) == 0 ? 1 + random.nextInt(100) : 1;
      TypeId type = TYPES.get((i / 40 + (random.nextInt(10) == 0 ? 1 : 0)) % TYPES.size());
      declared.computeIfAbsent(type, t -> new TreeSet<>()).add(address);
      Set<Integer> groups = address % 3 == 0 ? Set.of(1) : Set.of();
      list.add(new StationPoint(new PointAddress(1, address), type, groups));
    }
    slave.station.declare(list);
    return declared;
  }

  private static Map<TypeId, Set<Integer>> members(Map<TypeId, Set<Integer>> declared, int group) {
    Map<TypeId, Set<Integer>> members = new TreeMap<>();
    declared.forEach(
        (type, addresses) -> {
          Set<Integer> in = new TreeSet<>(addresses);
          in.removeIf(address -> group == 2 || (group == 1 && address % 3 != 0));
          if (!in.isEmpty()) {
            members.put(type, in);
          }
        });
    return members;
  }

  private static void checkFrame(List<Asdu> asdus, int qualifier) {
    assertThat(asdus.get(0).cause()).isEqualTo(Cause.ACTIVATION_CONFIRMATION);
    assertThat(asdus.get(asdus.size() - 1).cause()).isEqualTo(Cause.ACTIVATION_TERMINATION);
    assertThat(asdus.subList(1, asdus.size() - 1))
        .allMatch(asdu -> asdu.cause().number() == qualifier);
  }

  private static Map<TypeId, Set<Integer>> reported(List<Asdu> asdus) {
    Map<TypeId, Set<Integer>> reported = new TreeMap<>();
    for (Asdu asdu : asdus.subList(1, asdus.size() - 1)) {
      for (InformationObject object : asdu.objects()) {
        boolean first =
            reported.computeIfAbsent(asdu.type(), t -> new TreeSet<>()).add(object.address());
        assertThat(first).as("first report of %d", object.address()).isTrue();
      }
    }
    return reported;
  }

  /** A sequence if it says at least as much as single addresses would, else single addresses. */
  private static int fewest(SlaveRig slave, Map<TypeId, Set<Integer>> points) {
    int asdus = 0;
    for (Map.Entry<TypeId, Set<Integer>> entry : points.entrySet()) {
      List<Integer> rest = List.copyOf(entry.getValue());
      int single = slave.codec.capacity(entry.getKey(), false);
      int most = slave.codec.capacity(entry.getKey(), true);
      while (!rest.isEmpty()) {
        int run = 1;
        while (run < Math.min(most, rest.size()) && rest.get(run) == rest.get(0) + run) {
          run++;
        }
        rest = rest.subList(Math.max(run, Math.min(single, rest.size())), rest.size());
        asdus++;
      }
    }
    return asdus;
  }

  @Test
  void whatTheMasterHearsLastIsTheValueThatThePointHas() {
    declare(TypeId.M_ME_NC_1, IntStream.range(1, 2000).map(i -> i + i / 7).toArray());
    List<Integer> addresses = IntStream.range(1, 2000).map(i -> i + i / 7).boxed().toList();
    Map<Integer, Float> image = new HashMap<>();
    Map<Integer, Float> heard = new HashMap<>();
    SlaveLink master = slave.master("a");
    Random random = new Random(104);
    int number = 0;
    master.received(SlaveRig.interrogation(1, 20), () -> {}, 0);
    for (Asdu asdu = slave.next(master); asdu != null; asdu = slave.next(master)) {
      hear(asdu, image, heard);
      for (int i = number < 500 ? random.nextInt(3) : 0; i > 0; i--) {
        int address = addresses.get(random.nextInt(addresses.size()));
        image.put(address, (float) ++number);
        slave.station.update(List.of(SlaveRig.event(address, number)));
      }
    }
    assertThat(heard.keySet()).isEqualTo(new HashSet<>(addresses));
    image.forEach((address, value) -> assertThat(heard).containsEntry(address, value));
  }

  private static void hear(Asdu asdu, Map<Integer, Float> image, Map<Integer, Float> heard) {
    for (InformationObject object : asdu.objects()) {
      if (object.element() instanceof Monitored.ShortFloat value) {
        heard.put(object.address(), value.value());
        if (asdu.cause() == Cause.INTERROGATED_STATION) {
          assertThat(value.value()).isEqualTo(image.getOrDefault(object.address(), 0f));
        }
      }
    }
  }

  @Test
  void pointsDeclaredAgainDuringAnInterrogationAreReportedWithTheirPresentValue() {
    declare(TypeId.M_ME_NC_1, 1, 3);
    declare(TypeId.M_SP_NA_1, 5);
    SlaveLink master = slave.master("a");
    master.received(SlaveRig.interrogation(1, 20), () -> {}, 0);
    declare(TypeId.M_ME_NC_1, 1, 3);
    slave.station.update(List.of(SlaveRig.event(3, 42)));
    List<Asdu> asdus = slave.all(master);
    assertThat(asdus)
        .extracting(Asdu::cause)
        .startsWith(Cause.ACTIVATION_CONFIRMATION, Cause.SPONTANEOUS, Cause.INTERROGATED_STATION);
    InformationObject last = asdus.get(3).objects().get(1);
    assertThat(last.element()).isEqualTo(new Monitored.ShortFloat(42, Quality.GOOD));
  }

  private void declare(TypeId type, int... addresses) {
    slave.station.declare(
        IntStream.of(addresses)
            .mapToObj(address -> new StationPoint(new PointAddress(1, address), type))
            .toList());
  }

  private List<Asdu> answer(int qualifier) {
    SlaveLink master = slave.master("a");
    master.received(SlaveRig.interrogation(1, qualifier), () -> {}, 0);
    List<Asdu> asdus = slave.all(master);
    checkFrame(asdus, qualifier);
    return asdus.subList(1, asdus.size() - 1);
  }
}
