package nl.zorgrouter.monitoring.expose;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The page {@code /metrics}. Reading it is thread-safe and changes nothing. */
public final class MetricsPage {
  private final ExpositionFormats formats = ExpositionFormats.init();
  private final PrometheusRegistry registry;

  MetricsPage(PrometheusRegistry registry) {
    this.registry = registry;
  }

  /**
   * The figures in the form the reader asks for.
   *
   * @param accept the request's {@code Accept} header; without one, or with one that names no known
   *     form, the answer is Prometheus' text format 0.0.4
   */
  public Page read(Optional<String> accept) {
    ExpositionFormatWriter writer = formats.findWriter(accept.orElse(""));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
    try {
      writer.write(bytes, registry.scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Page(writer.getContentType(), bytes.toByteArray());
  }
}
