package nl.zorgrouter.router.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract as a page that can be read: every path with what it takes and what it answers. */
final class ContractPage {
  private static final String HEAD =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Zorgrouter API</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>body{font:1rem/1.6 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;
      background:#fff;color:#1b1b1b}h2{margin-top:2.5rem;border-top:1px solid #767676;padding-top:1rem}
      code,pre{font:0.95em ui-monospace,monospace;background:#f1f1f1}code{padding:0 .2em}
      pre{padding:1rem;overflow:auto}table{border-collapse:collapse}
      th,td{text-align:left;vertical-align:top;padding:.25rem 1rem .25rem 0;border-bottom:1px solid #d0d0d0}
      .m{font-weight:700}a{color:#004b87}</style>
      """;

  private final StringBuilder page = new StringBuilder(HEAD);

  private ContractPage() {}

  static String of(String yaml) {
    Map<?, ?> contract =
        (Map<?, ?>)
            new Load(LoadSettings.builder().setLabel("openapi.yaml").build()).loadFromString(yaml);
    ContractPage page = new ContractPage();
    page.head(map(contract, "info"));
    map(contract, "paths")
        .forEach((path, methods) ->
            ((Map<?, ?>) methods)
                .forEach((method, what) ->
                    page.operation(
                        String.valueOf(path), String.valueOf(method), (Map<?, ?>) what)));
    page.schemas(map(map(contract, "components"), "schemas"));
    return page.page.append("</html>").toString();
  }

  private void head(Map<?, ?> info) {
    page.append("<h1>").append(text(info, "title")).append("</h1>");
    for (String paragraph : text(info, "description").split("\n\n", -1)) {
      page.append("<p>").append(paragraph);
    }
    page.append("<p><a href=\"/openapi.yaml\">openapi.yaml</a>");
  }

  private void operation(String path, String method, Map<?, ?> what) {
    page.append("<h2 id=\"")
        .append(escaped(text(what, "operationId")))
        .append("\"><span class=m>")
        .append(method.toUpperCase(Locale.ROOT))
        .append("</span> <code>")
        .append(escaped(path))
        .append("</code></h2><p>")
        .append(text(what, "summary"))
        .append("<p>")
        .append(text(what, "description"));
    Object example = at(what, "requestBody", "content", "application/json", "example");
    if (example != null) {
      page.append("<p>Body:<pre>")
          .append(escaped(io.vertx.core.json.Json.encodePrettily(example)))
          .append("</pre>");
    }
    page.append("<table><tr><th>Answer<th>Means");
    map(what, "responses")
        .forEach((status, answer) ->
            page.append("<tr><td>")
                .append(escaped(String.valueOf(status)))
                .append("<td>")
                .append(answer instanceof Map<?, ?> each ? said(each) : ""));
    page.append("</table>");
  }

  private static String said(Map<?, ?> answer) {
    Object reference = answer.get("$ref");
    return reference == null
        ? text(answer, "description")
        : escaped(String.valueOf(reference).replaceAll(".*/", ""));
  }

  private void schemas(Map<?, ?> schemas) {
    page.append("<h2>Fields</h2>");
    schemas.forEach((name, schema) -> {
      page.append("<h3>").append(escaped(String.valueOf(name))).append("</h3><p>");
      page.append(text((Map<?, ?>) schema, "description")).append("<table>");
      map((Map<?, ?>) schema, "properties")
          .forEach((field, what) ->
              page.append("<tr><td><code>")
                  .append(escaped(String.valueOf(field)))
                  .append("</code><td>")
                  .append(what instanceof Map<?, ?> each ? field(each) : ""));
      page.append("</table>");
    });
  }

  private static String field(Map<?, ?> what) {
    Object words = what.get("enum");
    String said = text(what, "description");
    return words instanceof List<?> list
        ? said + " <code>" + escaped(list.toString()) + "</code>"
        : said;
  }

  private static Map<?, ?> map(Map<?, ?> owner, String key) {
    return owner.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  private static @org.jspecify.annotations.Nullable Object at(Map<?, ?> owner, String... path) {
    Object here = owner;
    for (String key : path) {
      here = here instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return here;
  }

  private static String text(Map<?, ?> owner, String key) {
    Object value = owner.get(key);
    return value == null ? "" : escaped(String.valueOf(value).strip());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
