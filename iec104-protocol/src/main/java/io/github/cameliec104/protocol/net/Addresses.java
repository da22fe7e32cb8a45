package io.github.cameliec104.protocol.net;

import io.netty.channel.ConnectTimeoutException;
import io.netty.util.NetUtil;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Host and port in messages, and network failures in plain words. */
final class Addresses {

  private static final Pattern LOCAL = Pattern.compile("(?:\\[(.+)]|([^:]+))(?::(\\d{1,5}))?");

  private Addresses() {}

  static void check(String host, int port, int min) {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is empty, expected a host name or an IP address");
    }
    if (port < min || port > 0xFFFF) {
      throw new IllegalArgumentException("port=" + port + ", expected " + min + "..65535");
    }
  }

  /** Refuses an alternate address that is the first one itself. */
  static void checkOthers(String host, int port, List<TcpAddress> alternates) {
    for (TcpAddress alternate : alternates) {
      if (alternate.host().equals(host) && alternate.port() == port) {
        throw new IllegalArgumentException(
            "alternate address=" + alternate + ", expected another one than the first");
      }
    }
  }

  /** The first address and its alternates. */
  static List<TcpAddress> all(String host, int port, List<TcpAddress> alternates) {
    List<TcpAddress> all = new ArrayList<>();
    all.add(new TcpAddress(host, port));
    all.addAll(alternates);
    return all;
  }

  /** Host and port with a colon between; an IPv6 address stands in brackets. */
  static String text(String host, int port) {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  static String text(@Nullable SocketAddress address) {
    return address instanceof InetSocketAddress inet
        ? text(host(inet), inet.getPort())
        : String.valueOf(address);
  }

  static String host(InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    return ip == null ? address.getHostString() : NetUtil.toAddressString(ip);
  }

  /**
   * The address if the host is an IP address, which needs no resolver; else null. The scope of an
   * IPv6 address is kept.
   *
   * @throws IllegalArgumentException if this machine has no such scope
   */
  static @Nullable InetSocketAddress literal(String host, int port) {
    if (!NetUtil.isValidIpV4Address(host) && !NetUtil.isValidIpV6Address(host)) {
      return null;
    }
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "address " + host + ", expected one with a scope of this machine", e);
    }
  }

  /**
   * Reads the address to connect from: an IP address, with a port or without; null if empty.
   *
   * @throws IllegalArgumentException if it is none
   */
  static @Nullable InetSocketAddress local(String text) {
    if (text.isEmpty()) {
      return null;
    }
    Matcher parts = LOCAL.matcher(text);
    InetSocketAddress address = literal(text, 0);
    if (address == null && parts.matches()) {
      String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
      int port = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
      address = port > 0xFFFF ? null : literal(host, port);
    }
    if (address == null) {
      throw new IllegalArgumentException(
          "localAddress="
              + text
              + ", expected an IP address such as 10.0.0.5, 10.0.0.5:40000 or [::1]:40000");
    }
    return address;
  }

  /** The first address that can be reached from the local one. */
  static InetAddress reachable(InetAddress[] addresses, @Nullable InetSocketAddress local) {
    for (InetAddress address : addresses) {
      if (local == null || local.getAddress().getClass() == address.getClass()) {
        return address;
      }
    }
    return addresses[0];
  }

  /** Why connecting, listening or reading failed, without class names. */
  static String reason(Throwable failure) {
    if (failure instanceof ConnectTimeoutException) {
      return "no answer in time";
    }
    if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
      return "unknown host";
    }
    if (failure instanceof NoRouteToHostException) {
      return "no route to host";
    }
    if (failure instanceof ConnectException) {
      return "connection refused";
    }
    if (failure instanceof BindException) {
      return bindReason(String.valueOf(failure.getMessage()));
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static String bindReason(String message) {
    return message.toLowerCase(Locale.ROOT).contains("in use") ? "address already in use" : message;
  }
}
