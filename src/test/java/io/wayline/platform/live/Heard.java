package io.wayline.platform.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A browser as the server sees it: what it was told, and whether it is still there. */
final class Heard implements Outlet {

    private static final TypeReference<Map<String, String>> VERSIONS = new TypeReference<>() {};

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;

    @Override
    public void send(String text) {
        texts.add(text);
    }

    @Override
    public void end() {
        open = false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Everything since it was asked last, as it came. */
    List<String> texts() {
        var all = List.copyOf(texts);
        texts.removeAll(all);
        return all;
    }

    /** What it was told since it was asked last: versions by topic. */
    Map<String, String> news() {
        var news = new LinkedHashMap<String, String>();
        texts().stream()
                .filter(text -> text.startsWith("data: "))
                .forEach(text ->
                        news.putAll(JsonMapper.shared().readValue(text.substring("data: ".length()), VERSIONS)));
        return news;
    }
}
