package io.scitq.ovh;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The calls that we make of OVH, whichever client makes them. Every answer has the shape that the
 * type says; rows of lists are still to be read one by one.
 */
interface OvhApi extends AutoCloseable {
  /** Flavors sold in a region. */
  Reply<List<JsonNode>> flavors(String region);

  /** One region: status and services. */
  Reply<JsonNode> region(String name);

  /** Quotas of all regions of the project. */
  Reply<List<JsonNode>> quotas();

  /** Images of a region. */
  Reply<List<JsonNode>> images(String region);

  /** Key pairs of the project. */
  Reply<List<JsonNode>> sshKeys(String region);

  /** The public price list. */
  Reply<CloudCatalog> catalog();

  /** Instances of a region, all of them or an error. */
  Reply<List<InstanceRow>> instances(String region);

  /** One instance. */
  Reply<InstanceRow> instance(String id);

  /** Makes an instance. */
  Reply<InstanceRow> create(JsonNode body);

  /** Asks for a deletion; the answer says only that it was taken. */
  Reply<Boolean> delete(String id);

  @Override
  void close();
}
