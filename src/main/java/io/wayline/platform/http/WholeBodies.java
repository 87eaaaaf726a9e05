package io.wayline.platform.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.shared.text.WholeText;

/** Refuses JSON with text that cannot be kept, naming where it stands, before any route reads it. */
@ControllerAdvice
class WholeBodies extends RequestBodyAdviceAdapter {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public boolean supports(
            MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return !byte[].class.equals(target);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        var type = message.getHeaders().getContentType();
        if (type == null || !MediaType.APPLICATION_JSON.isCompatibleWith(type) && !isJson(type)) {
            return message;
        }
        var body = message.getBody().readAllBytes();
        if (mayHoldSuch(body)) {
            check(body);
        }
        return new Read(message.getHeaders(), body);
    }

    private static boolean isJson(MediaType type) {
        return "json".equals(type.getSubtypeSuffix());
    }

    /** Nearly none does, and looking for the few ways to write such a character is quick. */
    private static boolean mayHoldSuch(byte[] body) {
        for (var at = 0; at + 1 < body.length; at++) {
            var next = body[at + 1];
            if (body[at] == '\\' && next == 'u' || body[at] == (byte) 0xED && (next & 0xFF) >= 0xA0) {
                return true;
            }
        }
        return false;
    }

    /** What is no JSON at all is refused by whoever reads it. */
    private static void check(byte[] body) {
        try (var parser = JSON.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if ((token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME)
                        && !WholeText.is(parser.getString())) {
                    throw WholeText.refused(where(parser));
                }
            }
        } catch (JacksonException noJson) {
            return;
        }
    }

    /** The names on the way to it, such as {@code answers/note}. */
    private static String where(JsonParser parser) {
        var path = parser.streamReadContext().pathAsPointer().toString();
        return path.isEmpty() ? "body" : path.substring(1);
    }

    private record Read(HttpHeaders headers, byte[] body) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }
    }
}
