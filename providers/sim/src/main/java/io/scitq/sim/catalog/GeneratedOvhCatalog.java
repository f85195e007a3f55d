package io.scitq.sim.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** OVH's public catalog made from the table of flavors, with the real one's irregularities. */
final class GeneratedOvhCatalog {
  /** Local zones in Africa cost 0.093 where the plain b3-8 costs 0.0512 (2026-08). */
  private static final BigDecimal AFRICA = new BigDecimal("1.816");

  private static final BigDecimal UNIT = BigDecimal.TEN.pow(8);

  private GeneratedOvhCatalog() {}

  static ObjectNode of(List<OvhFlavorFact> flavors) {
    ObjectNode root = Json.object().put("catalogId", 4201);
    root.putObject("locale")
        .put("currencyCode", "EUR")
        .put("subsidiary", "FR")
        .put("taxRate", 20.0);
    ArrayNode addons = Json.array();
    for (OvhFlavorFact fact : flavors) {
      addAddons(addons, fact);
    }
    addons.add(withoutBlobs());
    ObjectNode plan = root.putArray("plans").addObject();
    plan.put("planCode", "project.2018").put("invoiceName", "Public Cloud project");
    plan.put("product", "publiccloud-project").put("pricingType", "rental");
    ArrayNode names =
        plan.putArray("addonFamilies").addObject().put("name", "instance").putArray("addons");
    addons.forEach(addon -> names.add(addon.get("planCode").asText()));
    root.putArray("products").addObject().put("name", "publiccloud-instance");
    root.set("addons", addons);
    root.putArray("planFamilies");
    return root;
  }

  private static void addAddons(ArrayNode addons, OvhFlavorFact fact) {
    String plan = fact.name() + ".consumption";
    addons.add(addon(fact, fact.name(), plan, fact.euros(), "linux"));
    if (fact.thirdGeneration()) {
      addons.add(addon(fact, fact.name(), plan + ".3AZ", fact.euros(), "linux"));
      addons.add(addon(fact, fact.name(), plan + ".LZ.EU", fact.euros(), "linux"));
      BigDecimal africa = fact.euros().multiply(AFRICA).setScale(3, RoundingMode.HALF_UP);
      addons.add(addon(fact, fact.name(), plan + ".LZ.AF", africa, "linux"));
    }
    if (!fact.windowsEuros().equals("-")) {
      String name = "win-" + fact.name();
      BigDecimal euros = new BigDecimal(fact.windowsEuros());
      addons.add(addon(fact, name, name + ".consumption", euros, "windows"));
    }
    if (fact.monthly()) {
      BigDecimal month = fact.euros().multiply(BigDecimal.valueOf(365));
      addons.add(
          monthly(addon(fact, fact.name(), fact.name() + ".monthly.postpaid", month, "linux")));
    }
  }

  private static ObjectNode addon(
      OvhFlavorFact fact, String name, String plan, BigDecimal euros, String os) {
    ObjectNode addon = Json.texts("planCode", plan, "invoiceName", name);
    addon.putArray("addonFamilies");
    addon.put("product", "publiccloud-instance").put("pricingType", "consumption");
    addon
        .putObject("consumptionConfiguration")
        .put("billingStrategy", "ping")
        .put("prorataUnit", "second")
        .put("pingEndPolicy", "prorata");
    addon.putArray("pricings").add(pricing(euros));
    addon.putArray("configurations");
    addon.putNull("family");
    addon.set("blobs", blobs(fact, name, os));
    return addon;
  }

  private static ObjectNode pricing(BigDecimal euros) {
    ObjectNode pricing = Json.object().put("phase", 0);
    pricing.putArray("capacities").add("consumption");
    pricing.put("commitment", 0).put("description", "hourly prices");
    pricing.put("interval", 1).put("intervalUnit", "hour");
    pricing.putObject("quantity").put("min", 1).putNull("max");
    pricing.putObject("repeat").put("min", 1).putNull("max");
    BigDecimal price = euros.multiply(UNIT).setScale(0, RoundingMode.HALF_UP);
    pricing.put("price", price.longValueExact());
    pricing.put("formattedPrice", String.format(Locale.ROOT, "%.2f \u20ac", euros));
    pricing.put("tax", price.longValueExact() / 5);
    pricing.put("mode", "default").put("strategy", "tiered").put("mustBeCompleted", false);
    pricing.put("type", "consumption").putArray("promotions");
    return pricing.putNull("engagementConfiguration");
  }

  private static ObjectNode monthly(ObjectNode addon) {
    addon.putNull("consumptionConfiguration").put("pricingType", "rental");
    ObjectNode pricing = (ObjectNode) addon.get("pricings").get(0);
    pricing.put("intervalUnit", "month").put("type", "rental").put("description", "monthly fees");
    return addon;
  }

  private static ObjectNode blobs(OvhFlavorFact fact, String name, String os) {
    ObjectNode blobs = Json.object();
    ObjectNode commercial = blobs.putObject("commercial");
    commercial.put("brick", fact.gpu().equals("-") ? "guaranteed-resources" : "gpu");
    commercial.putNull("brickSubtype").put("name", name);
    commercial.putObject("price").put("interval", "PT1H").put("precision", 4).put("unit", "h");
    ArrayNode tags = blobs.putArray("tags").add("active");
    if (fact.name().startsWith("a10-")) {
      tags.add("coming_soon");
    }
    blobs.set("technical", OvhTechnical.of(fact, name, os));
    return blobs;
  }

  /** Another product of the same catalog, priced by the minute, with nothing to read from. */
  private static ObjectNode withoutBlobs() {
    ObjectNode addon = Json.texts("planCode", "ai-training.minute.consumption");
    addon.put("invoiceName", "ai-training").put("product", "publiccloud-ai");
    addon
        .put("pricingType", "consumption")
        .putArray("pricings")
        .add(pricing(new BigDecimal("0.03")));
    return addon.putNull("blobs");
  }
}
