package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.station.LinkCounters;
import io.github.cameliec104.protocol.station.LinkState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a redundancy group in their order: as their addresses are written, or as they
 * came. Changed on the event loop of the group only; may be read by any thread.
 */
final class GroupMembers implements Iterable<GroupMember> {

  private final List<GroupMember> all = new CopyOnWriteArrayList<>();

  void add(GroupMember member) {
    all.add(member);
  }

  void remove(GroupMember member) {
    all.remove(member);
  }

  int size() {
    return all.size();
  }

  @Override
  public Iterator<GroupMember> iterator() {
    return all.iterator();
  }

  List<PeerState> snapshots() {
    return all.stream().map(GroupMember::snapshot).toList();
  }

  /** The sum of the counters. */
  LinkCounters counters() {
    LinkCounters sum = new LinkCounters();
    all.forEach(member -> sum.addAll(member.counters()));
    return sum;
  }

  /** The furthest state of those that are not over; DISCONNECTED if there is none. */
  LinkState furthest() {
    LinkState furthest = LinkState.DISCONNECTED;
    for (GroupMember member : all) {
      LinkState state = member.state();
      if (state != LinkState.CLOSED && state.compareTo(furthest) > 0) {
        furthest = state;
      }
    }
    return furthest;
  }

  boolean areOver() {
    return all.stream().allMatch(member -> member.state() == LinkState.CLOSED);
  }

  /** The next one that stands by, beginning behind another; that one itself comes last. */
  @Nullable GroupMember standbyAfter(@Nullable GroupMember other) {
    List<GroupMember> turn = new ArrayList<>(all);
    int behind = turn.indexOf(other) + 1;
    turn.addAll(List.copyOf(turn.subList(0, behind)));
    return turn.stream().skip(behind).filter(GroupMember::standsBy).findFirst().orElse(null);
  }

  @Nullable GroupMember named(String name) {
    return all.stream().filter(member -> member.name().equals(name)).findFirst().orElse(null);
  }

  List<String> names() {
    return all.stream().map(GroupMember::name).toList();
  }
}
