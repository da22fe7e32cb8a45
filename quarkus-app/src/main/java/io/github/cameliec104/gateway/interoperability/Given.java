package io.github.cameliec104.gateway.interoperability;

import io.github.cameliec104.camel.Iec104Configuration;
import io.github.cameliec104.camel.Role;
import io.github.cameliec104.protocol.asdu.TimeTag;
import io.github.cameliec104.protocol.asdu.TypeId;
import io.github.cameliec104.protocol.net.LinkSettings;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the files of a user name.
 *
 * @param types the types of their point lists, with those that interrogations report
 * @param links the endpoints of their routes
 */
public record Given(Set<TypeId> types, List<Iec104Configuration> links) {

  /** No file at all: everything the program can do. */
  public static final Given NOTHING = new Given(Set.of(), List.of());

  /** Copies both. */
  public Given {
    types = Set.copyOf(types);
    links = List.copyOf(links);
  }

  /** A point with time tag is interrogated without, so that both types are used. */
  public static Given of(Collection<TypeId> listed, List<Iec104Configuration> links) {
    EnumSet<TypeId> types = EnumSet.noneOf(TypeId.class);
    for (TypeId type : listed) {
      types.add(type);
      TypeId untagged = type.withTimeTag(TimeTag.Kind.NONE);
      if (type.isMonitored() && untagged != null) {
        types.add(untagged);
      }
    }
    return new Given(types, links);
  }

  boolean isNothing() {
    return types.isEmpty() && links.isEmpty();
  }

  boolean uses(Role role) {
    return links.stream().anyMatch(link -> link.getRole() == role);
  }

  /** The settings of each link by its name, the same once. */
  Map<String, LinkSettings> settings() {
    Map<String, LinkSettings> settings = new LinkedHashMap<>();
    for (Iec104Configuration link : links) {
      String name =
          switch (link.getRole()) {
            case MASTER -> "master " + link.getHost() + ":" + link.getPort();
            case SLAVE -> "slave " + link.getHost() + ":" + link.getPort();
          };
      settings.put(
          name,
          switch (link.getRole()) {
            case MASTER -> link.toMasterSettings().link();
            case SLAVE -> link.toSlaveSettings().link();
          });
    }
    return settings;
  }
}
