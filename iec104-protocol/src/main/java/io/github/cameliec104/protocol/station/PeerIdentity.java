package io.github.cameliec104.protocol.station;

/**
 * Who a peer is by its certificate, which has been verified.
 *
 * @param subject distinguished name as in RFC 2253, such as {@code CN=scada-1,O=Grid}
 * @param commonName the CN of the subject, empty if it has none
 * @param fingerprint SHA-256 of the certificate, 64 lower case hexadecimal digits
 */
public record PeerIdentity(String subject, String commonName, String fingerprint) {}
