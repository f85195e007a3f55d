package io.scitq.azure;

import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import com.azure.resourcemanager.network.models.AddressSpace;
import com.azure.resourcemanager.network.models.ProvisioningState;
import com.azure.resourcemanager.network.models.SecurityRuleAccess;
import com.azure.resourcemanager.network.models.SecurityRuleDirection;
import com.azure.resourcemanager.network.models.SecurityRuleProtocol;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resource group and, in each region, the firewall and network that all workers share: made
 * when missing, asked for once in the life of the process.
 */
final class AzureNetwork {
  private static final Logger log = LoggerFactory.getLogger(AzureNetwork.class);

  /** 65,000 addresses: more workers than a region's quota allows. */
  private static final String RANGE = "10.0.0.0/16";

  private final AzureClients clients;
  private final AzureCalls calls;
  private final AzureWaiting waiting;
  private final AzureNames names;
  private final boolean loginWanted;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
  private final Map<String, String> ready = new ConcurrentHashMap<>();

  AzureNetwork(
      AzureClients clients,
      AzureCalls calls,
      AzureWaiting waiting,
      AzureNames names,
      boolean loginWanted) {
    this.clients = clients;
    this.calls = calls;
    this.waiting = waiting;
    this.names = names;
    this.loginWanted = loginWanted;
  }

  /** The id of the region's subnet, which is there afterwards. */
  AzureAnswer<String> subnet(String region) {
    String known = ready.get(region);
    if (known != null) {
      return new AzureAnswer.Got<>(known);
    }
    ReentrantLock lock = locks.computeIfAbsent(region, name -> new ReentrantLock());
    lock.lock();
    try {
      String made = ready.get(region);
      return made == null ? make(region) : new AzureAnswer.Got<>(made);
    } finally {
      lock.unlock();
    }
  }

  /** Looks again next time: somebody deleted it under us. */
  void forget(String region) {
    ready.remove(region);
  }

  private AzureAnswer<String> make(String region) {
    AzureAnswer<String> step = group(region);
    if (step instanceof AzureAnswer.Got<String>) {
      step = firewall(region);
    }
    if (step instanceof AzureAnswer.Got<String>) {
      step = network(region);
    }
    if (step instanceof AzureAnswer.Got<String>) {
      String subnet = names.subnetId(region);
      ready.put(region, subnet);
      log.atInfo().addKeyValue("region", region).log("network ready");
      return new AzureAnswer.Got<>(subnet);
    }
    return step;
  }

  private AzureAnswer<String> group(String region) {
    Supplier<AzureAnswer<String>> state =
        () ->
            calls.await(
                clients.resources().getResourceGroups().getAsync(names.group()).map(g -> done()));
    ResourceGroupInner wanted = new ResourceGroupInner().withLocation(region);
    return ensure(
        "resource group",
        state,
        () ->
            calls.await(
                clients
                    .resources()
                    .getResourceGroups()
                    .createOrUpdateAsync(names.group(), wanted)
                    .map(g -> 200)));
  }

  private AzureAnswer<String> firewall(String region) {
    String name = names.firewall(region);
    return ensure(
        "firewall",
        () ->
            calls.await(
                clients
                    .network()
                    .getNetworkSecurityGroups()
                    .getByResourceGroupAsync(names.group(), name)
                    .map(found -> text(found.provisioningState()))),
        () ->
            calls.accept(
                clients
                    .network()
                    .getNetworkSecurityGroups()
                    .createOrUpdateWithResponseAsync(names.group(), name, rules(region))));
  }

  private AzureAnswer<String> network(String region) {
    String name = names.network(region);
    SubnetInner subnet =
        new SubnetInner()
            .withName("workers")
            .withAddressPrefix(RANGE)
            .withNetworkSecurityGroup(
                new NetworkSecurityGroupInner().withId(names.firewallId(region)));
    VirtualNetworkInner wanted =
        new VirtualNetworkInner()
            .withLocation(region)
            .withTags(names.tags())
            .withAddressSpace(new AddressSpace().withAddressPrefixes(List.of(RANGE)))
            .withSubnets(List.of(subnet));
    return ensure(
        "network",
        () ->
            calls.await(
                clients
                    .network()
                    .getVirtualNetworks()
                    .getByResourceGroupAsync(names.group(), name)
                    .map(found -> text(found.provisioningState()))),
        () ->
            calls.accept(
                clients
                    .network()
                    .getVirtualNetworks()
                    .createOrUpdateWithResponseAsync(names.group(), name, wanted)));
  }

  /** Azure's own rules let nothing in from outside; a login needs one more. */
  private NetworkSecurityGroupInner rules(String region) {
    NetworkSecurityGroupInner rules =
        new NetworkSecurityGroupInner().withLocation(region).withTags(names.tags());
    if (loginWanted) {
      rules.withSecurityRules(
          List.of(
              new SecurityRuleInner()
                  .withName("ssh")
                  .withPriority(1000)
                  .withDirection(SecurityRuleDirection.INBOUND)
                  .withAccess(SecurityRuleAccess.ALLOW)
                  .withProtocol(SecurityRuleProtocol.TCP)
                  .withSourceAddressPrefix("*")
                  .withSourcePortRange("*")
                  .withDestinationAddressPrefix("*")
                  .withDestinationPortRange("22")));
    }
    return rules;
  }

  private AzureAnswer<String> ensure(
      String what, Supplier<AzureAnswer<String>> state, Supplier<AzureAnswer<Integer>> make) {
    boolean missing =
        state.get() instanceof AzureAnswer.Refused<String>(AzureError error)
            && AzureErrorTable.saysAbsent(error);
    if (missing && make.get() instanceof AzureAnswer.Refused<Integer>(AzureError error)) {
      return new AzureAnswer.Refused<>(error);
    }
    return waiting.provisioned(what, state);
  }

  private static String done() {
    return "Succeeded";
  }

  private static String text(@Nullable ProvisioningState state) {
    return state == null ? "Updating" : state.toString();
  }
}
