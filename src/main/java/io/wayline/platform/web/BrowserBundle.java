package io.wayline.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the browser build made, by the name of its entry. The addresses carry a hash of their content, so a browser may
 * keep them for ever. A build without the front end has none: pages then come bare.
 */
@Component
public class BrowserBundle {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserBundle.class);
    private static final String BASE = "/app/";

    private final Map<String, Chunk> chunks;

    BrowserBundle(ResourceLoader resources, JsonMapper json) {
        var manifest = resources.getResource("classpath:/static/app/manifest.json");
        if (!manifest.exists()) {
            LOG.warn("No browser bundle: pages have neither style nor script until a build without -Dskip.frontend");
        }
        this.chunks = manifest.exists() ? read(manifest, json) : Map.of();
    }

    /** Addresses of the scripts of an entry such as {@code shell}, to be loaded as modules. */
    public List<String> scripts(String entry) {
        return entry(entry).map(chunk -> BASE + chunk.file()).toList();
    }

    /** Addresses of the style sheets of an entry, in the order in which they apply. */
    public List<String> styles(String entry) {
        return entry(entry)
                .flatMap(this::withImports)
                .flatMap(chunk -> chunk.css().stream())
                .distinct()
                .map(file -> BASE + file)
                .toList();
    }

    /** What several entries use is a chunk of its own, and so are its styles: they come first. */
    private Stream<Chunk> withImports(Chunk chunk) {
        return Stream.concat(
                chunk.imports().stream()
                        .flatMap(name -> Stream.ofNullable(chunks.get(name)))
                        .flatMap(this::withImports),
                Stream.of(chunk));
    }

    private Stream<Chunk> entry(String name) {
        return chunks.values().stream()
                .filter(chunk -> Boolean.TRUE.equals(chunk.isEntry()) && name.equals(chunk.name()));
    }

    private static Map<String, Chunk> read(Resource manifest, JsonMapper json) {
        try (var content = manifest.getInputStream()) {
            return json.readValue(content, new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The manifest of the browser bundle", unreadable);
        }
    }

    /** What we need of what Vite writes of a file that it made. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Chunk(
            String file,
            @Nullable String name,
            @Nullable Boolean isEntry,
            @Nullable List<String> css,
            @Nullable List<String> imports) {

        @Override
        public List<String> css() {
            return css == null ? List.of() : css;
        }

        @Override
        public List<String> imports() {
            return imports == null ? List.of() : imports;
        }
    }
}
