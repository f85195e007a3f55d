package io.scitq.azure;

import com.azure.resourcemanager.compute.fluent.models.RetrieveBootDiagnosticsDataResultInner;
import io.scitq.spi.ConsoleOutcome;
import io.scitq.spi.InstanceName;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads the serial console's log from boot diagnostics. Azure answers with the address of a blob
 * whose query opens it to anyone: a secret, which is neither logged nor told in an error.
 */
final class AzureConsole {
  /** A deletion waits for us; twice this at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** How long the address opens the blob, in minutes; Azure's default is two hours. */
  private static final int LINK_MINUTES = 5;

  /** A log of days; nothing that boots writes as much. */
  private static final long LONGEST = 8L * 1024 * 1024;

  private final AzureClients clients;
  private final AzureNames names;
  private final ConsoleHosts hosts;
  private final Duration patience;

  AzureConsole(AzureClients clients, AzureNames names, AzureSettings settings) {
    this.clients = clients;
    this.names = names;
    this.hosts = new ConsoleHosts(settings.endpoints().arm());
    this.patience = settings.timeout().compareTo(PATIENCE) < 0 ? settings.timeout() : PATIENCE;
  }

  ConsoleOutcome read(InstanceName name) {
    AzureAnswer<String> link =
        new AzureCalls(patience)
            .await(
                clients
                    .computeReads()
                    .getVirtualMachines()
                    .retrieveBootDiagnosticsDataWithResponseAsync(
                        names.group(), name.value(), LINK_MINUTES)
                    .mapNotNull(response -> response.getValue())
                    .mapNotNull(RetrieveBootDiagnosticsDataResultInner::serialConsoleLogBlobUri));
    return switch (link) {
      case AzureAnswer.Got<String>(String address) -> follow(address);
      case AzureAnswer.Refused<String>(AzureError error) ->
          // without a status the text is of ours or of a parser, which may quote the address
          new ConsoleOutcome.Unanswered(
              error.label(), error.status() == 0 ? "no usable answer" : error.text());
    };
  }

  private ConsoleOutcome follow(String address) {
    try {
      URI link = new URI(address);
      return hosts.allow(link)
          ? fetch(link)
          : unanswered("foreign-host", "the answer points to another host: " + link.getHost());
    } catch (URISyntaxException broken) {
      // its message quotes the address
      return unanswered("malformed-answer", "the address of the log is none");
    }
  }

  private ConsoleOutcome fetch(URI link) {
    HttpClient http = clients.plain();
    ConsoleTail tail = new ConsoleTail();
    CompletableFuture<HttpResponse<Void>> call =
        http.sendAsync(
            HttpRequest.newBuilder(link).GET().build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArrayConsumer(tail), LONGEST));
    try {
      int status = call.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return status == 200
          ? new ConsoleOutcome.Said(tail.text())
          : unanswered("http-" + status, "answer " + status + " of the log's storage");
    } catch (TimeoutException late) {
      return unanswered("timeout", "no log within " + patience.toSeconds() + " s");
    } catch (ExecutionException failed) {
      // only the kind: a message may quote the address
      return unanswered("connection", failed.getCause().getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return unanswered("interrupted", "stopped while waiting");
    } finally {
      call.cancel(true);
    }
  }

  private static ConsoleOutcome unanswered(String code, String text) {
    return new ConsoleOutcome.Unanswered(code, text);
  }
}
