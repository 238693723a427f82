package avengers.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import avengers.gateway.openai.ApiError;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpResponseStatus;

/** Tells a client of HTTP/1 an error that is about no request of it, and closes its connection. */
final class LastWords {
  private LastWords() {}

  /** Only while no answer is being written. */
  static void say(ChannelHandlerContext channel, ApiError error) {
    byte[] body = error.toJson().toString().getBytes(UTF_8);
    String head = "HTTP/1.1 " + HttpResponseStatus.valueOf(error.kind().status())
        + "\r\ncontent-type: application/json\r\ncontent-length: " + body.length
        + "\r\nconnection: close\r\n"
        + error.retryAfter().map(when -> "retry-after: " + when + "\r\n").orElse("") + "\r\n";
    channel.writeAndFlush(Unpooled.wrappedBuffer(head.getBytes(UTF_8), body))
        .addListener(ChannelFutureListener.CLOSE);
  }
}
