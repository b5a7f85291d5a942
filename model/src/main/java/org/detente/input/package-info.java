/// What people write, read with care: CSV, YAML and GeoJSON files whose every mistake is collected
/// with its file and line, so that one run tells them all. Knows formats, not the subject.
///
/// Start at [Problems] (the collector), then [CsvTable], [YamlMap] and [GeoJson]. Reading goes on
/// after a mistake with a harmless stand-in; whoever asked discards the result unless
/// [Problems#isEmpty].
package org.detente.input;
