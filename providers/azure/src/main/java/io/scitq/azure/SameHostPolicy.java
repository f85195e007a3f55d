package io.scitq.azure;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.net.URI;
import java.net.URL;
import reactor.core.publisher.Mono;

/**
 * Lets requests go to the configured service only. The vendor's lists name the address of their
 * next page, and our token must not follow an address that somebody else wrote there.
 *
 * @param service scheme, host and port that are allowed
 */
record SameHostPolicy(URI service) implements HttpPipelinePolicy {
  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    URL url = context.getHttpRequest().getUrl();
    return allows(url) ? next.process() : Mono.error(refusal(url));
  }

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    URL url = context.getHttpRequest().getUrl();
    if (!allows(url)) {
      throw refusal(url);
    }
    return next.processSync();
  }

  private boolean allows(URL url) {
    return url.getProtocol().equalsIgnoreCase(service.getScheme())
        && url.getHost().equalsIgnoreCase(service.getHost())
        && port(url.getPort()) == port(service.getPort());
  }

  private static int port(int port) {
    return port < 0 ? 443 : port;
  }

  private static IllegalStateException refusal(URL url) {
    return new IllegalStateException("answer points to another host: " + url.getHost());
  }
}
