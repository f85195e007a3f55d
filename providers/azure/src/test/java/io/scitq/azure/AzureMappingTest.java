package io.scitq.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.azure.VmSize.Restriction;
import io.scitq.spi.EvictionRate;
import io.scitq.spi.Exclusion;
import io.scitq.spi.Flavor;
import io.scitq.spi.Gpu;
import io.scitq.spi.Offering;
import io.scitq.spi.Price;
import io.scitq.spi.Purchase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureMappingTest {
  private static final String REGION = "southcentralus";
  private static final Optional<Price> PRICE = Optional.of(Price.of("0.042504", "USD"));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "-",
      value = {
        // name, vcpus, memory GB, disk GB, tags
        "Standard_D2s_v3, 2, 8, 16, ''",
        // v6 reports no temporary disk: its disks are in the NVMe figure alone (lesson 20)
        "Standard_D128ds_v6, 128, 512, 1760, N",
        // constrained cores: the name says 8 (lesson 20)
        "Standard_M8-2ms, 2, 218.75, 256, ''",
        // temporary disk and NVMe: the bigger one
        "Standard_NC24ads_A100_v4, 24, 220, 894.0693359375, GN",
      })
  void readsRecordedSizes(String name, int vcpus, double memory, double disk, String tags) {
    Flavor flavor = AzureMapping.flavor(recorded(name)).orElseThrow();

    assertThat(flavor.id().name()).isEqualTo(name);
    assertThat(flavor.vcpus()).isEqualTo(vcpus);
    assertThat(flavor.memoryGb()).isEqualTo(memory);
    assertThat(flavor.diskGb()).isEqualTo(disk);
    assertThat(flavor.tags().letters()).isEqualTo(tags);
    assertThat(flavor.bandwidthGbps()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({ // lesson 11
    "Standard_D2s_v3, ",
    "Standard_NC24ads_A100_v4, ",
    "Standard_D16plds_v5, ARM64",
    "Standard_DC8s_v3, CONFIDENTIAL",
    "Standard_E4d_v5, NO_PREMIUM_STORAGE",
    "Standard_B1s, NOT_SPOT_CAPABLE",
    "Standard_A0, LEGACY_SIZE",
  })
  void saysWhyARecordedSizeIsExcluded(String name, Exclusion expected) {
    assertThat(AzureMapping.exclusion(recorded(name), REGION, PRICE))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @ParameterizedTest(name = "{0} {1}={2}")
  @CsvSource({ // lesson 11
    "Standard_D4s_v5, HyperVGenerations, V1, LEGACY_SIZE",
    "Standard_D4s_v5_Promo, PremiumIO, True, LEGACY_SIZE",
    "Basic_A1, PremiumIO, True, LEGACY_SIZE",
    "Standard_EC4as_v5, PremiumIO, True, CONFIDENTIAL",
    "Standard_NCC40ads_H100_v5, PremiumIO, True, CONFIDENTIAL",
    "Standard_D4s_v5, ConfidentialComputingType, SNP, CONFIDENTIAL",
    // capabilities may be missing: the name tells
    "Standard_D4ps_v5, CpuArchitectureType, '', ARM64",
    "Standard_D4_v5, PremiumIO, '', NO_PREMIUM_STORAGE",
    "Standard_D4s_v5, PremiumIO, '', ",
    "Standard_D4s_v5, LowPriorityCapable, '', ",
    "Standard_ND96amsr_A100_v4, CpuArchitectureType, '', ",
  })
  void saysWhyASizeIsExcluded(String name, String capability, String value, Exclusion expected) {
    VmSize size = Sizes.usable(name, capability, value);

    assertThat(AzureMapping.exclusion(size, REGION, PRICE))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void aRestrictedLocationIsExcludedAndARestrictedZoneIsNot() {
    Restriction location = new Restriction(true, List.of("SouthCentralUS"), "QuotaId");
    Restriction zone = new Restriction(false, List.of(REGION), "NotAvailableForSubscription");
    Restriction elsewhere = new Restriction(true, List.of("westus"), "QuotaId");

    assertThat(AzureMapping.exclusion(Sizes.restricted(location), REGION, PRICE))
        .contains(Exclusion.RESTRICTED);
    assertThat(AzureMapping.exclusion(Sizes.restricted(zone), REGION, PRICE)).isEmpty();
    assertThat(AzureMapping.exclusion(Sizes.restricted(elsewhere), REGION, PRICE)).isEmpty();
  }

  @Test
  void excludedSizesAreOfferedWithTheirReason() {
    List<VmSize> sizes = Recorded.sizes(Recorded.json("resource-skus.json"), REGION);

    AzureMapping.Mapped mapped = AzureMapping.offerings(REGION, sizes, Map.of(), Map.of());

    assertThat(mapped.problems()).isEmpty();
    assertThat(mapped.offerings()).hasSize(9).allMatch(one -> one.exclusion().isPresent());
  }

  @Test
  void joinsPricesAndRatesWithoutRegardToCase() {
    List<VmSize> sizes = List.of(Sizes.usable("Standard_D4s_v5"));

    Offering offering =
        AzureMapping.offerings(
                REGION,
                sizes,
                Map.of("standard_d4s_v5", PRICE.get()),
                Map.of("standard_d4s_v5", new EvictionRate.Known(5)))
            .offerings()
            .getFirst();

    assertThat(offering.price()).isEqualTo(PRICE);
    assertThat(offering.eviction()).isEqualTo(new EvictionRate.Known(5));
    assertThat(offering.purchase()).isEqualTo(Purchase.SPOT);
    assertThat(offering.exclusion()).isEmpty();
    assertThat(offering.flavor().family()).isEqualTo("standarddsv5family");
  }

  @Test
  void withoutARateItIsUnknownAndWithoutAPriceItIsExcluded() { // lessons 9 and 21
    Offering offering =
        AzureMapping.offerings(REGION, List.of(Sizes.usable("Standard_D4s_v5")), Map.of(), Map.of())
            .offerings()
            .getFirst();

    assertThat(offering.eviction()).isEqualTo(EvictionRate.UNKNOWN);
    assertThat(offering.price()).isEmpty();
    assertThat(offering.exclusion()).contains(Exclusion.NO_PRICE);
  }

  @Test
  void badRowsAreProblemsAndDoublesCountOnce() {
    List<VmSize> sizes =
        List.of(
            Sizes.usable("Standard_D4s_v5"),
            Sizes.usable("standard_d4s_V5"),
            Sizes.usable("Standard_D8s_v5", "vCPUs", "many", "vCPUsAvailable", ""),
            Sizes.usable("Standard_D2s_v5", "MemoryGB", "0"));

    AzureMapping.Mapped mapped = AzureMapping.offerings(REGION, sizes, Map.of(), Map.of());

    assertThat(mapped.offerings())
        .extracting(one -> one.flavor().id().name())
        .containsExactly("Standard_D4s_v5");
    assertThat(mapped.problems())
        .extracting(problem -> problem.scope())
        .containsExactly(REGION + "/Standard_D8s_v5", REGION + "/Standard_D2s_v5");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Standard_NC64as_T4_v3, 4, Tesla T4, 4, 64",
    "Standard_ND96asr_v4, , A100, 8, 320",
    "Standard_NV6ads_A10_v5, , A10, 1, 4",
    "Standard_NC12s_v3, 2, Tesla V100, 2, 32",
    "Standard_NX99s_v9, 3, '', 3, 0",
  })
  void knowsTheGpus(String name, String capability, String model, int count, double memory) {
    VmSize size = Sizes.usable(name, "GPUs", capability == null ? "" : capability);

    Flavor flavor = AzureMapping.flavor(size).orElseThrow();

    assertThat(flavor.gpu()).contains(new Gpu(model, count, memory));
    assertThat(flavor.tags().has('G')).isTrue();
  }

  @Test
  void theOrderOfRowsChangesNothingButTheOrder() {
    List<VmSize> sizes =
        new ArrayList<>(Recorded.sizes(Recorded.json("resource-skus.json"), REGION));
    List<Offering> expected = AzureMapping.offerings(REGION, sizes, Map.of(), Map.of()).offerings();

    Collections.shuffle(sizes, new Random(7));

    assertThat(AzureMapping.offerings(REGION, sizes, Map.of(), Map.of()).offerings())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void otherResourcesAndRegionsAreNoSizes() {
    assertThat(Recorded.sizes(Recorded.json("resource-skus.json"), "southcentralus")).hasSize(9);
    assertThat(Recorded.sizes(Recorded.json("resource-skus.json"), "East US")).hasSize(1);
    assertThat(Recorded.sizes(Recorded.json("other-skus.json"), "southcentralus"))
        .extracting(VmSize::name)
        .containsExactly("Standard_D4s_v5");
  }

  private static VmSize recorded(String name) {
    return Recorded.sizes(Recorded.json("resource-skus.json"), REGION).stream()
        .filter(size -> size.name().equals(name))
        .findAny()
        .orElseThrow();
  }
}
