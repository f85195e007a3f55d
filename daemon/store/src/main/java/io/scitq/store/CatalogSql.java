package io.scitq.store;

/** The statements of {@link CatalogWriter}. */
final class CatalogSql {
  /** Rows of scitq 1.3's updaters become ours too, so that missed crawls are counted for them. */
  static final String ADOPT =
      """
      INSERT INTO scitqd.offering
          (provider, region, flavor, purchase, cost, currency, eviction, missed_crawls, changed_at)
      SELECT m.provider, m.region_name, m.flavor_name,
          CASE WHEN m.provider = 'azure' THEN 'SPOT' ELSE 'ON_DEMAND' END,
          CASE WHEN m.cost > 0 THEN m.cost::numeric END,
          CASE WHEN m.cost > 0 THEN CASE WHEN m.provider = 'azure' THEN 'USD' ELSE 'EUR' END END,
          CASE WHEN m.eviction BETWEEN 0 AND 100 THEN m.eviction END,
          0, :now
      FROM public.flavormetrics m
      WHERE m.provider = :provider AND NOT EXISTS (
          SELECT 1 FROM scitqd.offering o
          WHERE o.provider = m.provider AND o.flavor = m.flavor_name AND o.region = m.region_name)
      """;

  static final String UPSERT_FLAVORS =
      """
      INSERT INTO public.flavor AS f
          (name, provider, cpu, ram, disk, bandwidth, gpu, gpumem, tags)
      SELECT u.name, :provider, u.cpu::integer, u.ram::float8, u.disk::float8,
          u.bandwidth::float8, u.gpu, u.gpumem::float8, u.tags
      FROM unnest(:name, :cpu, :ram, :disk, :bandwidth, :gpu, :gpumem, :tags)
          AS u (name, cpu, ram, disk, bandwidth, gpu, gpumem, tags)
      ON CONFLICT (name, provider) DO UPDATE
      SET cpu = excluded.cpu, ram = excluded.ram, disk = excluded.disk,
          bandwidth = excluded.bandwidth, gpu = excluded.gpu, gpumem = excluded.gpumem,
          tags = excluded.tags
      WHERE (f.cpu, f.ram, f.disk, f.bandwidth, f.gpu, f.gpumem, f.tags) IS DISTINCT FROM
          (excluded.cpu, excluded.ram, excluded.disk, excluded.bandwidth, excluded.gpu,
              excluded.gpumem, excluded.tags)
      """;

  static final String UPSERT_DETAILS =
      """
      INSERT INTO scitqd.flavor_detail AS d
          (provider, name, family, gpu_model, gpu_count, gpu_memory)
      SELECT :provider, u.name, u.family, u.model, u.count::integer, u.memory::float8
      FROM unnest(:name, :family, :model, :count, :memory) AS u (name, family, model, count, memory)
      ON CONFLICT (provider, name) DO UPDATE
      SET family = excluded.family, gpu_model = excluded.gpu_model,
          gpu_count = excluded.gpu_count, gpu_memory = excluded.gpu_memory
      WHERE (d.family, d.gpu_model, d.gpu_count, d.gpu_memory) IS DISTINCT FROM
          (excluded.family, excluded.gpu_model, excluded.gpu_count, excluded.gpu_memory)
      """;

  static final String UPSERT_OFFERINGS =
      """
      INSERT INTO scitqd.offering
          (provider, region, flavor, purchase, cost, currency, eviction, exclusion, missed_crawls,
           declared_free, changed_at)
      SELECT :provider, u.region, u.flavor, u.purchase, u.cost::numeric, u.currency,
          u.eviction::integer, u.exclusion, u.missed::integer, u.free::boolean, :now
      FROM unnest(:flavor, :region, :purchase, :cost, :currency, :eviction, :exclusion, :missed,
              :free)
          AS u (flavor, region, purchase, cost, currency, eviction, exclusion, missed, free)
      ON CONFLICT (provider, flavor, region) DO UPDATE
      SET purchase = excluded.purchase, cost = excluded.cost, currency = excluded.currency,
          eviction = excluded.eviction, exclusion = excluded.exclusion,
          missed_crawls = excluded.missed_crawls,
          declared_free = excluded.declared_free, changed_at = excluded.changed_at
      """;

  static final String UPSERT_METRICS =
      """
      INSERT INTO public.flavormetrics (flavor_name, provider, region_name, cost, eviction)
      SELECT u.flavor, :provider, u.region, u.cost::float8, u.eviction::integer
      FROM unnest(:flavor, :region, :cost, :eviction) AS u (flavor, region, cost, eviction)
      ON CONFLICT (flavor_name, provider, region_name) DO UPDATE
      SET cost = excluded.cost, eviction = excluded.eviction
      """;

  static final String DELETE_METRICS =
      """
      DELETE FROM public.flavormetrics m
      USING unnest(:flavor, :region) AS u (flavor, region)
      WHERE m.provider = :provider AND m.flavor_name = u.flavor AND m.region_name = u.region
      """;

  static final String SET_MISSED =
      """
      UPDATE scitqd.offering o SET missed_crawls = u.missed::integer
      FROM unnest(:flavor, :region, :missed) AS u (flavor, region, missed)
      WHERE o.provider = :provider AND o.flavor = u.flavor AND o.region = u.region
      """;

  static final String DELETE_OFFERINGS =
      """
      DELETE FROM scitqd.offering o
      USING unnest(:flavor, :region) AS u (flavor, region)
      WHERE o.provider = :provider AND o.flavor = u.flavor AND o.region = u.region
      """;

  /** A flavor stays while a worker has it: its size counts in the quotas. */
  static final String DELETE_UNSOLD_FLAVORS =
      """
      DELETE FROM public.flavor f
      WHERE f.provider = :provider
          AND NOT EXISTS (SELECT 1 FROM scitqd.offering o
              WHERE o.provider = f.provider AND o.flavor = f.name)
          AND NOT EXISTS (SELECT 1 FROM public.worker w
              WHERE w.provider = f.provider AND w.flavor = f.name)
      """;

  static final String DELETE_UNSOLD_DETAILS =
      """
      DELETE FROM scitqd.flavor_detail d
      WHERE d.provider = :provider AND NOT EXISTS (
          SELECT 1 FROM public.flavor f WHERE f.provider = d.provider AND f.name = d.name)
      """;

  static final String INSERT_HISTORY =
      """
      INSERT INTO scitqd.price_history
          (provider, region, flavor, at, cost, currency, eviction, previous_cost,
           previous_eviction)
      SELECT :provider, u.region, u.flavor, :now, u.cost::numeric, u.currency,
          u.eviction::integer, u.previous_cost::numeric, u.previous_eviction::integer
      FROM unnest(:flavor, :region, :cost, :currency, :eviction, :previousCost, :previousEviction)
          AS u (flavor, region, cost, currency, eviction, previous_cost, previous_eviction)
      """;

  static final String UPSERT_FRESHNESS =
      """
      INSERT INTO scitqd.region_freshness AS r (provider, region, observed_at)
      SELECT :provider, u.region, :observed FROM unnest(:region) AS u (region)
      ON CONFLICT (provider, region) DO UPDATE SET observed_at = excluded.observed_at
      WHERE r.observed_at < excluded.observed_at
      """;

  private CatalogSql() {}
}
