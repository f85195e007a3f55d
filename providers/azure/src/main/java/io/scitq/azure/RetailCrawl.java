package io.scitq.azure;

import io.scitq.spi.FetchProblem;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads all pages of one region's spot prices.
 *
 * <p>The service's pages repeat and skip rows under load: what comes twice is taken once, and
 * whatever makes the crawl incomplete is told.
 */
final class RetailCrawl {
  static final String SCOPE = "prices";

  /** A large region has 6 pages of 1000 rows; more than this is a circle. */
  private static final int MOST_PAGES = 400;

  private static final int TRIES = 3;
  private static final Duration SHORT = Duration.ofSeconds(2);

  /** Other collectors of this service wait so long when it does not say how long. */
  private static final Duration THROTTLED = Duration.ofSeconds(65);

  private final RetailClient client;
  private final URI endpoint;
  private final Pause pause;
  private final List<RetailItem> items = new ArrayList<>();
  private final List<FetchProblem> problems = new ArrayList<>();
  private Duration patience;

  /**
   * Prepares a crawl.
   *
   * @param patience how long it may wait in all because of throttling and broken answers
   */
  RetailCrawl(RetailClient client, URI endpoint, Pause pause, Duration patience) {
    this.client = client;
    this.endpoint = endpoint;
    this.pause = pause;
    this.patience = patience;
  }

  /**
   * What a crawl brought.
   *
   * @param items each row once
   * @param problems none when every page was read
   */
  record Result(List<RetailItem> items, List<FetchProblem> problems) {}

  /** Reads the pages of a region, one after the other. */
  Result run(String region, Currency currency) {
    Set<String> rows = new HashSet<>();
    Set<String> links = new HashSet<>();
    Optional<String> link = Optional.of(firstLink(region, currency));
    while (link.isPresent() && mayFollow(link.get(), links, region)) {
      Optional<RetailPage> page = page(URI.create(link.get()), region);
      page.ifPresent(read -> take(read, rows, region));
      link = page.flatMap(RetailPage::next);
    }
    return new Result(List.copyOf(items), List.copyOf(problems));
  }

  private String firstLink(String region, Currency currency) {
    String filter =
        "serviceName eq 'Virtual Machines' and priceType eq 'Consumption'"
            + " and contains(meterName,'Spot') and armRegionName eq '"
            + region
            + "'";
    return endpoint
        + "/api/retail/prices?currencyCode="
        + URLEncoder.encode("'" + currency.getCurrencyCode() + "'", StandardCharsets.UTF_8)
        + "&$filter="
        + URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private boolean mayFollow(String link, Set<String> links, String region) {
    if (!links.add(link) || links.size() > MOST_PAGES) {
      problem("page-loop", region, "the pages go in a circle");
      return false;
    }
    if (!isOurs(link)) {
      problem("foreign-link", region, "the next page is said to be on another host");
      return false;
    }
    return true;
  }

  private boolean isOurs(String link) {
    try {
      URI next = URI.create(link);
      return endpoint.getScheme().equalsIgnoreCase(next.getScheme())
          && endpoint.getHost().equalsIgnoreCase(next.getHost())
          && port(endpoint) == port(next);
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
  }

  private void take(RetailPage page, Set<String> rows, String region) {
    int before = items.size();
    page.items().stream().filter(item -> rows.add(item.key())).forEach(items::add);
    if (items.size() == before && !page.items().isEmpty()) {
      problem("repeated-page", region, "a page brought only rows of earlier pages");
    }
    if (page.badRows() > 0) {
      problem("bad-row", region, page.badRows() + " rows could not be read");
    }
  }

  private Optional<RetailPage> page(URI address, String region) {
    for (int tries = 1; ; tries++) {
      switch (client.page(address)) {
        case AzureAnswer.Got<RetailPage>(RetailPage page) -> {
          return Optional.of(page);
        }
        case AzureAnswer.Refused<RetailPage>(AzureError error) -> {
          if (!mayRetry(error, tries)) {
            FetchProblem found = AzureErrorTable.problem(SCOPE, error);
            problem(found.code(), region, found.message());
            return Optional.empty();
          }
        }
      }
    }
  }

  private boolean mayRetry(AzureError error, int tries) {
    boolean throttled = error.status() == 429;
    boolean passing = error.status() >= 500 || error.code().equals("connection");
    Duration wait = throttled ? error.retryAfter().orElse(THROTTLED) : SHORT;
    if (!(throttled || (passing && tries < TRIES)) || wait.compareTo(patience) > 0) {
      return false;
    }
    // counted even when the service asks for no wait at all, so that the loop ends
    patience = patience.minus(wait).minusMillis(100);
    try {
      pause.pause(wait);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void problem(String code, String region, String text) {
    problems.add(new FetchProblem(SCOPE, code, region + ": " + text));
  }
}
