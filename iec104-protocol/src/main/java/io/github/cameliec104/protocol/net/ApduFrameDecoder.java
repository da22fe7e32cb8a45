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
 * found again. An incomplete frame holds at most 254 octets.
 */
final class ApduFrameDecoder extends ByteToMessageDecoder {

  private boolean lost;

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (lost) {
      in.skipBytes(in.readableBytes());
      return;
    }
    int start = in.readerIndex();
    int octet = in.getUnsignedByte(start);
    if (octet != Apdu.START) {
      lose(CloseReason.START_OCTET, "octet %02XH, expected 68H", octet);
    }
    if (in.readableBytes() < 2) {
      return;
    }
    int length = in.getUnsignedByte(start + 1);
    if (length < Apdu.MIN_LENGTH || length > Apdu.MAX_LENGTH) {
      lose(CloseReason.LENGTH, "length %d, expected 4..253", length);
    }
    if (in.readableBytes() >= 2 + length) {
      out.add(in.readRetainedSlice(2 + length));
    }
  }

  private void lose(CloseReason reason, String format, int value) {
    lost = true;
    throw new FramingException(reason, String.format(format, value));
  }
}
