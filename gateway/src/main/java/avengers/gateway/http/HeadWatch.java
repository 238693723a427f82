package avengers.gateway.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Sees the bytes of a connection that speaks HTTP/1, before they are read as messages. */
final class HeadWatch extends ChannelInboundHandlerAdapter {
  private final Connections.Use use;

  HeadWatch(Connections.Use use) {
    this.use = use;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    long before = use.requestsSoFar();
    context.fireChannelRead(bytes);
    use.bytesCame(context, before);
  }
}
