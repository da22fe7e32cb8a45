package io.github.cameliec104.camel;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Work that is one exchange, or none if its source has none when its turn comes. */
final class OneExchange implements Work {

  private final Supplier<@Nullable Exchange> source;
  private final Consumer<Exchange> completed;
  private final Runnable end;
  private boolean asked;

  OneExchange(Supplier<@Nullable Exchange> source, Consumer<Exchange> completed, Runnable end) {
    this.source = source;
    this.completed = completed;
    this.end = end;
  }

  @Override
  public @Nullable Exchange next() {
    if (asked) {
      return null;
    }
    asked = true;
    return source.get();
  }

  @Override
  public void completed(Exchange exchange) {
    completed.accept(exchange);
  }

  @Override
  public void end() {
    end.run();
  }
}
