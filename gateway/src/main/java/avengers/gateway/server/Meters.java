package avengers.gateway.server;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.GatewayConfig;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registry of meters, with those of the process. */
final class Meters {
  private Meters() {}

  static PrometheusMeterRegistry newRegistry() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmGcMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    return registry;
  }

  /** The names that may be labels. */
  static Set<String> names(GatewayConfig config) {
    return Stream.of(config.backends().stream().map(BackendConfig::model),
        config.ensembles().stream().map(EnsembleConfig::name),
        config.embedder().served().stream()).flatMap(part -> part).collect(Collectors.toSet());
  }
}
