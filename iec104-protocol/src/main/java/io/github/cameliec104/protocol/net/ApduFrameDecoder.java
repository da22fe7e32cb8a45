package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.Apdu;
import io.github.cameliec104.protocol.apci.CloseReason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Cuts the stream into APDUs: 68H, length, as many octets (104 §5). A wrong start or length is told
 * once, as soon as its octet is read, and everything behind it is dropped: a lost border cannot be
 * found again. An incomplete frame holds at most 254 octets, and no longer than t1.
 */
final class ApduFrameDecoder extends ByteToMessageDecoder {

  /** With what every record of a TLS handshake begins. */
  private static final int TLS_HANDSHAKE = 0x16;

  private final FrameWatch watch;
  private boolean lost;
  private boolean completed;

  ApduFrameDecoder(FrameWatch watch) {
    this.watch = watch;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    completed = false;
    super.channelRead(ctx, message);
    watch.read(ctx, completed, !lost && actualReadableBytes() > 0);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    watch.end();
    super.channelInactive(ctx);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (lost) {
      in.skipBytes(in.readableBytes());
      return;
    }
    int start = in.readerIndex();
    int octet = in.getUnsignedByte(start);
    if (octet != Apdu.START) {
      String tls = octet == TLS_HANDSHAKE ? "; the peer may speak TLS" : "";
      lose(CloseReason.START_OCTET, "octet %02XH, expected 68H" + tls, octet);
    }
    if (in.readableBytes() < 2) {
      return;
    }
    int length = in.getUnsignedByte(start + 1);
    if (length < Apdu.MIN_LENGTH || length > Apdu.MAX_LENGTH) {
      lose(CloseReason.LENGTH, "length %d, expected 4..253", length);
    }
    if (in.readableBytes() >= 2 + length) {
      completed = true;
      out.add(in.readRetainedSlice(2 + length));
    }
  }

  private void lose(CloseReason reason, String format, int value) {
    lost = true;
    throw new FramingException(reason, String.format(format, value));
  }
}
