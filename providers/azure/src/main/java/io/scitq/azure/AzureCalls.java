package io.scitq.azure;

import com.azure.core.http.rest.PagedFlux;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.http.rest.Response;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes one call and waits for it, never longer than the time-out; what is late is cancelled, down
 * to its connection.
 *
 * @param timeout bound of each call, all its pages together
 */
record AzureCalls(Duration timeout) {
  /** Waits for one value. */
  <T> AzureAnswer<T> await(Mono<T> call) {
    try {
      T value = call.timeout(timeout).block();
      return value == null
          ? new AzureAnswer.Refused<>(AzureError.of(0, "malformed-answer", "empty answer"))
          : new AzureAnswer.Got<>(value);
    } catch (RuntimeException thrown) {
      return new AzureAnswer.Refused<>(AzureErrors.of(thrown));
    }
  }

  /** Waits for all pages and turns each row into what is wanted of it. */
  <S, T> AzureAnswer<List<T>> await(PagedFlux<S> pages, Function<S, T> reading) {
    return switch (await(pages)) {
      case AzureAnswer.Got<List<S>>(List<S> rows) ->
          new AzureAnswer.Got<>(rows.stream().map(reading).toList());
      case AzureAnswer.Refused<List<S>>(AzureError error) -> new AzureAnswer.Refused<>(error);
    };
  }

  /** Waits for all pages; a link that comes twice ends it as a mistake of the vendor. */
  <T> AzureAnswer<List<T>> await(PagedFlux<T> pages) {
    Set<String> links = new HashSet<>();
    return await(
        pages
            .byPage()
            .doOnNext(page -> checkLink(page, links))
            .flatMapIterable(PagedResponse::getValue)
            .collectList());
  }

  /**
   * Waits until an act is accepted, without following the long operation behind it.
   *
   * @return the HTTP status
   */
  AzureAnswer<Integer> accept(Mono<Response<Flux<ByteBuffer>>> act) {
    return await(
        act.flatMap(response ->
            // the status decides; the body is only emptied to free the connection
            response.getValue().then().onErrorComplete().thenReturn(response.getStatusCode())));
  }

  private static void checkLink(PagedResponse<?> page, Set<String> links) {
    String next = page.getContinuationToken();
    if (next != null && !links.add(next)) {
      throw new IllegalStateException("the list's pages go in a circle");
    }
  }
}
