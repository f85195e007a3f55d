package io.scitq.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.compute.ComputeManager;
import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.resourcegraph.ResourceGraphManager;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.ResourceManagementClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * The SDK's clients over one connection pool: a pipeline for reads, which tries again, and one for
 * acts, which does not.
 */
final class AzureClients implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final com.azure.core.http.HttpClient http;
  private final HttpClient plain;
  private final Lazy<ComputeManagementClient> computeReads;
  private final Lazy<NetworkManagementClient> networkReads;
  private final Lazy<ResourceGraphManager> graph;
  private final Lazy<ComputeManagementClient> compute;
  private final Lazy<NetworkManagementClient> network;
  private final Lazy<ResourceManagementClient> resources;

  AzureClients(AzureSettings settings, SSLContext tls) {
    Supplier<HttpClient.Builder> connections =
        () ->
            HttpClient.newBuilder()
                .sslContext(tls)
                .executor(executor)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER);
    plain = connections.get().build();
    http =
        new JdkHttpClientBuilder(connections.get())
            .connectionTimeout(CONNECT)
            .responseTimeout(settings.timeout())
            .readTimeout(settings.timeout())
            .writeTimeout(settings.timeout())
            .build();
    AzureProfile profile =
        new AzureProfile(
            settings.account().tenant(), settings.account().subscription(), environment(settings));
    Lazy<List<HttpPipelinePolicy>> common = new Lazy<>(() -> policies(settings));
    Lazy<HttpPipeline> reads = new Lazy<>(() -> pipeline(common.get(), true));
    Lazy<HttpPipeline> acts = new Lazy<>(() -> pipeline(common.get(), false));
    computeReads =
        new Lazy<>(() -> ComputeManager.authenticate(reads.get(), profile).serviceClient());
    networkReads =
        new Lazy<>(() -> NetworkManager.authenticate(reads.get(), profile).serviceClient());
    graph = new Lazy<>(() -> ResourceGraphManager.authenticate(reads.get(), profile));
    compute = new Lazy<>(() -> ComputeManager.authenticate(acts.get(), profile).serviceClient());
    network = new Lazy<>(() -> NetworkManager.authenticate(acts.get(), profile).serviceClient());
    resources =
        new Lazy<>(() ->
            ResourceManager.authenticate(acts.get(), profile)
                .withSubscription(profile.getSubscriptionId())
                .serviceClient());
  }

  private List<HttpPipelinePolicy> policies(AzureSettings settings) {
    URI arm = settings.endpoints().arm();
    return List.of(
        new SameHostPolicy(arm),
        new BearerTokenAuthenticationPolicy(credential(settings), arm + "/.default"));
  }

  /** Connections for services without a token. */
  HttpClient plain() {
    return plain;
  }

  /** Reads of sizes and quotas. */
  ComputeManagementClient computeReads() {
    return computeReads.get();
  }

  /** Reads of network quotas. */
  NetworkManagementClient networkReads() {
    return networkReads.get();
  }

  /** Queries over the tenant. */
  ResourceGraphManager graph() {
    return graph.get();
  }

  /** Machines and disks. */
  ComputeManagementClient compute() {
    return compute.get();
  }

  /** Interfaces, addresses and networks. */
  NetworkManagementClient network() {
    return network.get();
  }

  /** Resource groups. */
  ResourceManagementClient resources() {
    return resources.get();
  }

  @Override
  public void close() {
    plain.shutdownNow();
    executor.shutdownNow();
  }

  private HttpPipeline pipeline(List<HttpPipelinePolicy> common, boolean again) {
    List<HttpPipelinePolicy> policies = new ArrayList<>();
    policies.add(new RequestIdPolicy());
    if (again) {
      policies.add(new RetryPolicy(new ReadRetries()));
    }
    policies.addAll(common);
    return new HttpPipelineBuilder()
        .policies(policies.toArray(HttpPipelinePolicy[]::new))
        .httpClient(http)
        .build();
  }

  private TokenCredential credential(AzureSettings settings) {
    return new ClientSecretCredentialBuilder()
        .tenantId(settings.account().tenant())
        .clientId(settings.account().client())
        .clientSecret(settings.account().secret())
        .authorityHost(settings.endpoints().authority().toString())
        .disableInstanceDiscovery()
        .executorService(executor)
        .httpClient(http)
        .retryPolicy(new RetryPolicy(new ReadRetries()))
        .build();
  }

  private static AzureEnvironment environment(AzureSettings settings) {
    String arm = settings.endpoints().arm() + "/";
    // the SDK wants all endpoints of a cloud; the others are the public cloud's and stay unused
    Map<String, String> all = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
    all.put("resourceManagerEndpointUrl", arm);
    all.put("managementEndpointUrl", arm);
    all.put("activeDirectoryEndpointUrl", settings.endpoints().authority() + "/");
    return new AzureEnvironment(all);
  }
}
