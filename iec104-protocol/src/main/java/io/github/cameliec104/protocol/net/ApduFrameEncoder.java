package io.github.cameliec104.protocol.net;

import io.github.cameliec104.protocol.apci.Apdu;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/** Writes an APDU at once, so that the buffer of its ASDU may be used again afterwards. */
final class ApduFrameEncoder extends MessageToByteEncoder<Apdu> {

  ApduFrameEncoder() {
    super(Apdu.class);
  }

  @Override
  protected ByteBuf allocateBuffer(ChannelHandlerContext ctx, Apdu apdu, boolean preferDirect) {
    return ctx.alloc().ioBuffer(apdu.length());
  }

  @Override
  protected void encode(ChannelHandlerContext ctx, Apdu apdu, ByteBuf out) {
    int length = apdu.length();
    int start = out.writerIndex();
    out.ensureWritable(length);
    apdu.write(out.nioBuffer(start, length));
    out.writerIndex(start + length);
  }
}
