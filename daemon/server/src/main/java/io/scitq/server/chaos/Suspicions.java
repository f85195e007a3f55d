package io.scitq.server.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What contradicts itself now and may be right a moment later. Its grace is counted in what the
 * daemon has done since, not in time: a daemon that is killed every second, or gets no processor,
 * can see nothing.
 */
final class Suspicions {
  /**
   * A contradiction.
   *
   * @param sentence what is wrong should it last
   * @param provider whose listings show it to the daemon
   * @param listings complete ones that may end while it lasts
   */
  record Suspicion(String sentence, String provider, int listings) {}

  private final Map<String, Long> since = new HashMap<>();

  /**
   * Takes what a look shows; gives what has lasted too long.
   *
   * @param now what contradicts itself
   * @param listings by provider, how many complete ones have ended so far, read after the look
   */
  Set<String> look(Set<Suspicion> now, Map<String, Long> listings) {
    Set<String> tooLong = new TreeSet<>();
    Map<String, Long> still = new HashMap<>();
    for (Suspicion one : now) {
      long count = listings.getOrDefault(one.provider(), 0L);
      long began = since.getOrDefault(one.sentence(), count);
      still.put(one.sentence(), began);
      if (count - began > one.listings()) {
        tooLong.add(one.sentence());
      }
    }
    since.clear();
    since.putAll(still);
    return tooLong;
  }
}
