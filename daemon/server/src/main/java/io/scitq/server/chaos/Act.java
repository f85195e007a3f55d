package io.scitq.server.chaos;

import io.scitq.sim.cloud.Fault;
import io.scitq.sim.cloud.FaultRule;
import java.time.Duration;
import java.util.Locale;

/** One thing that goes wrong, or that an operator does about it, drawn before the run begins. */
sealed interface Act {
  /** A word for the summary. */
  String kind();

  /** The next requests of a kind fail. */
  record Inject(FaultRule rule) implements Act {
    @Override
    public String kind() {
      Fault fault = rule.fault();
      return fault
          .getClass()
          .getSimpleName()
          .replaceAll("(?<=.)([A-Z])", "-$1")
          .toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
      return "%s %s %s %dx".formatted(kind(), rule.cloud(), rule.operation(), rule.times());
    }
  }

  /** Azure takes a spot machine back, the one at this part of all that it has then. */
  record Evict(double which) implements Act {
    @Override
    public String kind() {
      return "eviction";
    }

    @Override
    public String toString() {
      return "eviction at %.3f".formatted(which);
    }
  }

  /** Somebody deletes a machine at the provider. */
  record Vanish(String cloud, double which) implements Act {
    @Override
    public String kind() {
      return "vanished";
    }

    @Override
    public String toString() {
      return "vanished %s at %.3f".formatted(cloud, which);
    }
  }

  /**
   * The workers on every second machine of a provider work on, but cannot reach the daemon for a
   * while. The others can take over what is taken from them.
   */
  record CutOff(String cloud, Duration time) implements Act {
    @Override
    public String kind() {
      return "cut-off";
    }

    @Override
    public String toString() {
      return "cut-off %s for %s".formatted(cloud, time);
    }
  }

  /** Of the machines that boot from now on, one in so many never gets a worker; 0 ends that. */
  record Mute(int oneIn) implements Act {
    @Override
    public String kind() {
      return "mute";
    }

    @Override
    public String toString() {
      return "mute one in " + oneIn;
    }
  }

  /** The host's clock is set. */
  record Jump(Duration by) implements Act {
    @Override
    public String kind() {
      return by.isNegative() ? "clock-back" : "clock-forward";
    }

    @Override
    public String toString() {
      return kind() + " " + by.abs();
    }
  }

  /** Messages of the daemon's event bus are lost, or come twice, in so many of a hundred cases. */
  record Bus(int lost, int twice) implements Act {
    @Override
    public String kind() {
      return "bus";
    }

    @Override
    public String toString() {
      return "bus loses %d%% and repeats %d%%".formatted(lost, twice);
    }
  }

  /** The operator clears what failures taught about a provider. */
  record Clear(String provider) implements Act {
    @Override
    public String kind() {
      return "cleared";
    }

    @Override
    public String toString() {
      return "clear " + provider;
    }
  }
}
