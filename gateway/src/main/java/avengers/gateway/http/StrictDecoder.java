package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;
import java.util.Optional;

/**
 * Reads HTTP/1 as Vert.x does, but for what another server may read otherwise: {@link RawHead},
 * {@link HeadCheck} and {@link ChunkLine} say what that is. Behind the first message that is wrong,
 * nothing is read any more.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {
  private static final int LINE_END = 2;

  private final BrokenBody brokenBody;
  private final RawHead raw = new RawHead();
  private Part part = Part.HEAD;
  private boolean broken;
  private long heads;

  /** What is being read. */
  private enum Part {
    HEAD,
    BODY,
    CHUNK_LINE,
    CHUNK,
    TRAILERS
  }

  /** Is told when a request's body goes wrong whose head has been passed on. */
  @FunctionalInterface
  interface BrokenBody {
    /**
     * A body is wrong.
     *
     * @param request its number among those of the connection, from 1
     */
    void tell(ChannelHandlerContext context, ApiError why, long request);
  }

  /** A decoder for one connection. */
  StrictDecoder(HttpServerOptions options, BrokenBody brokenBody) {
    super(options);
    this.brokenBody = brokenBody;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out)
      throws Exception {
    if (!broken) {
      switch (part) {
        case HEAD, TRAILERS -> lines(context, buffer, out);
        case BODY -> piece(context, buffer, out);
        case CHUNK_LINE -> chunkLine(context, buffer, out);
        case CHUNK -> chunk(context, buffer, out, buffer.readerIndex());
      }
    }
    if (broken) {
      buffer.skipBytes(buffer.readableBytes());
    }
  }

  @Override
  protected HttpMessage createMessage(String[] initialLine) {
    raw.begins(initialLine);
    return super.createMessage(initialLine);
  }

  private void lines(ChannelHandlerContext context, ByteBuf buffer, List<Object> out)
      throws Exception {
    int start = buffer.readerIndex();
    int known = out.size();
    boolean inTrailers = part == Part.TRAILERS;
    piece(context, buffer, out);
    raw.read(buffer, start);
    if (inTrailers) {
      trailersCame(context, out, known);
    } else if (out.size() > known && out.get(known) instanceof HttpRequest head) {
      // With the end of its body, if it has none.
      headCame(head, out.size() > known + 1);
    }
  }

  private void trailersCame(ChannelHandlerContext context, List<Object> out, int from) {
    if (!broken && raw.odd().isPresent()) {
      breakOff(context, out, from, raw.odd().get());
    } else if (part == Part.HEAD) {
      raw.ends();
    }
  }

  private void headCame(HttpRequest head, boolean isWhole) {
    if (head.decoderResult().isSuccess()) {
      raw.odd()
          .or(() -> HeadCheck.refusal(head))
          .ifPresent(why -> head.setDecoderResult(DecoderResult.failure(new OddMessage(why))));
    }
    broken = head.decoderResult().isFailure();
    if (broken) {
      // Vert.x answers in the request's own version, whatever that is called.
      head.setProtocolVersion(HttpVersion.HTTP_1_1);
    }
    raw.ends();
    heads++;
    part = isWhole
        ? Part.HEAD
        : HttpUtil.isTransferEncodingChunked(head)
            ? Part.CHUNK_LINE
            : Part.BODY;
  }

  /** A piece as Netty reads it; one that it cannot read is not passed on. */
  private void piece(ChannelHandlerContext context, ByteBuf buffer, List<Object> out)
      throws Exception {
    int known = out.size();
    super.decode(context, buffer, out);
    for (int i = known; i < out.size(); i++) {
      if (out.get(i) instanceof HttpContent content && !(content instanceof HttpRequest)) {
        if (content.decoderResult().isFailure()) {
          breakOff(context, out, i, OddMessage.notHttp("its body is not chunked as it should be"));
        } else if (content instanceof LastHttpContent) {
          part = Part.HEAD;
        }
      }
    }
  }

  private void chunkLine(ChannelHandlerContext context, ByteBuf buffer, List<Object> out)
      throws Exception {
    Optional<ChunkLine> line = ChunkLine.in(buffer);
    if (line.isEmpty()) {
      piece(context, buffer, out);
    } else if (!line.get().isSane()) {
      breakOff(context, out, out.size(),
          OddMessage.notHttp("its body is not chunked as it should be"));
    } else {
      part = line.get().isLast() ? Part.TRAILERS : Part.CHUNK;
      raw.nextLines(part == Part.TRAILERS);
      chunk(context, buffer, out, buffer.readerIndex() + line.get().length());
    }
  }

  /** What is read beyond the content is the end of its line, behind which the next chunk begins. */
  private void chunk(ChannelHandlerContext context, ByteBuf buffer, List<Object> out, int start)
      throws Exception {
    int known = out.size();
    piece(context, buffer, out);
    int content = out.stream().skip(known).mapToInt(StrictDecoder::length).sum();
    if (part == Part.CHUNK && buffer.readerIndex() - start - content == LINE_END) {
      part = Part.CHUNK_LINE;
    }
  }

  private static int length(Object read) {
    return read instanceof HttpContent content ? content.content().readableBytes() : 0;
  }

  private void breakOff(ChannelHandlerContext context, List<Object> out, int from, ApiError why) {
    broken = true;
    List<Object> dropped = out.subList(from, out.size());
    dropped.forEach(ReferenceCountUtil::release);
    dropped.clear();
    brokenBody.tell(context, why, heads);
  }
}
