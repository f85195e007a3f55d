package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class SameHostPolicyTest {
  private final List<String> sent = new ArrayList<>();
  private final HttpPipeline pipeline =
      new HttpPipelineBuilder()
          .policies(new SameHostPolicy(URI.create("https://management.azure.com")))
          .httpClient(request -> {
            sent.add(request.getUrl().toString());
            return Mono.empty();
          })
          .build();

  @ParameterizedTest
  @CsvSource({
    "https://management.azure.com/subscriptions?x=1, true",
    "https://MANAGEMENT.azure.com:443/subscriptions, true",
    "http://management.azure.com/subscriptions, false",
    "https://management.azure.com:8443/subscriptions, false",
    "https://management.azure.com.example.org/, false",
    "https://127.0.0.1/, false",
  })
  void theTokenGoesToTheConfiguredServiceOnly(String url, boolean allowed) {
    AzureAnswer<?> answer =
        new AzureCalls(java.time.Duration.ofSeconds(5))
            .await(pipeline.send(new HttpRequest(HttpMethod.GET, url), Context.NONE));

    assertThat(sent).hasSize(allowed ? 1 : 0);
    assertThat(answer).isInstanceOf(AzureAnswer.Refused.class);
  }
}
