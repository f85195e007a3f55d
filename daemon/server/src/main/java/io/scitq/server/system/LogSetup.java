package io.scitq.server.system;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import io.scitq.server.config.ScitqdConfig.LogConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets up logging: one line per event on the console, and in a rotating file when asked. */
public final class LogSetup {
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %logger{0}: %msg %kvp%n%rEx{30}";

  /** Talkative libraries: what they tell at INFO is of no use to an operator. */
  private static final List<String> QUIET =
      List.of(
          "com.azure",
          "com.microsoft",
          "com.zaxxer",
          "io.netty",
          "io.vertx",
          "net.minidev",
          "org.flywaydb",
          "org.jdbi",
          "org.postgresql",
          "org.quartz",
          "reactor");

  /** These tell what we report ourselves as outcomes, some with stack traces. */
  private static final List<String> MUTE =
      List.of(
          // quotes answers that it cannot read, which may hold the address that opens a log
          "com.azure.core.implementation",
          "com.azure.core.http.jdk.httpclient",
          "com.azure.core.http.policy",
          "net.minidev.ovh",
          "reactor.core.publisher");

  private LogSetup() {}

  /** Console at INFO, until the configuration is known. */
  static void early(LoggerContext context) {
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(console(context));
    QUIET.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    MUTE.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
  }

  /**
   * Applies the configuration.
   *
   * @throws IllegalArgumentException with a sentence when the log file cannot be written
   */
  public static void apply(LogConfig config) {
    config.file().ifPresent(LogSetup::checkWritable);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    early(context);
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.valueOf(config.level()));
    config.file().ifPresent(file -> root.addAppender(rotating(context, file, config)));
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }

  private static Appender<ILoggingEvent> console(LoggerContext context) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setName("console");
    appender.setTarget("System.err");
    return started(context, appender);
  }

  private static Appender<ILoggingEvent> rotating(
      LoggerContext context, Path file, LogConfig config) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setName("file");
    appender.setFile(file.toString());
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(file + ".%i");
    rolling.setMinIndex(1);
    rolling.setMaxIndex(config.keep());
    rolling.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(new FileSize(config.maxBytes()));
    trigger.start();
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(trigger);
    return started(context, appender);
  }

  private static Appender<ILoggingEvent> started(
      LoggerContext context, OutputStreamAppender<ILoggingEvent> appender) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(LINE);
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  private static void checkWritable(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "LOG_FILE=" + file + ": cannot be written: " + e.getMessage(), e);
    }
  }
}
