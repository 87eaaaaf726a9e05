package io.wayline.platform.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.platform.live.Watcher.Watched;
import io.wayline.platform.web.LiveVisit;
import io.wayline.shared.InvalidValue;
import io.wayline.staff.SignedIn;

/** The stream of what moves; see decision 0038. */
@Controller
class LivePages {

    private static final int TOPICS = 40;
    private static final int LONGEST_TOPIC = 120;
    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{8,36}");
    private static final String LATER = "10";

    private final Live live;
    private final LiveSettings settings;
    private final Clock clock;

    LivePages(Live live, LiveSettings settings, Clock clock) {
        this.live = live;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Stays open. Each message is an object of topics and how they stand now, the first one of all that was asked for
     * and is the reader's to watch; {@code over} is the last one of a session.
     *
     * @param stream a name that the browser gives: an earlier stream of that name ends
     * @param topic what its pages watch
     */
    @GetMapping(LiveVisit.STREAM)
    void open(
            @RequestParam(defaultValue = "") String stream,
            @RequestParam(defaultValue = "") List<String> topic,
            SignedIn reader,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!NAME.matcher(stream).matches()) {
            throw new InvalidValue("stream", "is no name of a stream", "send a UUID");
        }
        if (topic.size() > TOPICS || topic.stream().anyMatch(each -> each.length() > LONGEST_TOPIC)) {
            throw new InvalidValue("topic", "is too much", "send at most %d topics".formatted(TOPICS));
        }
        if (!live.takesMore()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader(HttpHeaders.RETRY_AFTER, LATER);
            return;
        }
        var wanted = topic.stream().distinct().map(Watched::of).toList();
        var keys = live.visible(wanted, reader.getPrincipal());
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // nginx would keep it back until it is full
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(
                "Wayline-Heartbeat", String.valueOf(settings.heartbeat().toSeconds()));
        // nothing may fail from here on: the answer has begun
        var held = request.startAsync();
        held.setTimeout(0);
        live.open(new Watcher(stream, reader, LiveVisit.session(request), keys, new LiveStream(held), clock.instant()));
    }
}
