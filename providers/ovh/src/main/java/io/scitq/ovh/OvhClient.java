package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/** Sends each call to the client that can be trusted with it: reads to the SDK, acts to ours. */
final class OvhClient implements OvhApi {
  private final String project;
  private final String subsidiary;
  private final SdkReads reads;
  private final SignedClient acts;

  OvhClient(OvhSettings settings, InstantSource clock) {
    project = "/cloud/project/" + settings.project();
    subsidiary = settings.subsidiary();
    reads = new SdkReads(settings);
    acts = new SignedClient(settings, clock);
  }

  @Override
  public Reply<List<JsonNode>> flavors(String region) {
    return reads.get(project + "/flavor?region=" + encoded(region)).then(Shape::objects);
  }

  @Override
  public Reply<JsonNode> region(String name) {
    return reads
        .get(project + "/region/" + encoded(name))
        .then(node -> Shape.objectWith(node, "name"));
  }

  @Override
  public Reply<List<JsonNode>> quotas() {
    return reads.get(project + "/quota").then(Shape::objects);
  }

  @Override
  public Reply<List<JsonNode>> images(String region) {
    return reads.get(project + "/image?region=" + encoded(region)).then(Shape::objects);
  }

  @Override
  public Reply<List<JsonNode>> sshKeys(String region) {
    return reads.get(project + "/sshkey?region=" + encoded(region)).then(Shape::objects);
  }

  @Override
  public Reply<CloudCatalog> catalog() {
    return acts.stream(
        "/order/catalog/public/cloud?ovhSubsidiary=" + encoded(subsidiary),
        response -> CatalogReader.read(response.body()));
  }

  @Override
  public Reply<List<InstanceRow>> instances(String region) {
    return acts.get(project + "/instance?region=" + encoded(region)).then(InstanceRow::listOf);
  }

  @Override
  public Reply<InstanceRow> instance(String id) {
    return acts.get(project + "/instance/" + encoded(id)).then(InstanceRow::of);
  }

  @Override
  public Reply<InstanceRow> create(JsonNode body) {
    return acts.post(project + "/instance", body).then(InstanceRow::of);
  }

  @Override
  public Reply<Boolean> delete(String id) {
    return acts.delete(project + "/instance/" + encoded(id)).map(taken -> true);
  }

  @Override
  public void close() {
    reads.close();
    acts.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
