package io.wayline.platform.live;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.platform.live.Watcher.Watched;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.live.LiveVersions;

/** Reads topics for a page, as the loop reads them for streams. */
@Component
class LivePrints implements LiveVersions {

    private final LiveTopics topics;

    LivePrints(LiveTopics topics) {
        this.topics = topics;
    }

    @Override
    public String seen(Colleague reader, String... watched) {
        var visible = topics.visible(Arrays.stream(watched).map(Watched::of).toList(), reader);
        return topics.now(visible).entrySet().stream()
                .map(each -> each.getKey() + "=" + Watcher.text(each.getValue()))
                .collect(Collectors.joining(" "));
    }
}
