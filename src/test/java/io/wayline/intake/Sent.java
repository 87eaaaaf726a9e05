package io.wayline.intake;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Events as other systems would write them. */
public final class Sent {

    private Sent() {}

    /** A registration with an id nobody used before. */
    public static String registration(String customer) {
        return registration(customer, UUID.randomUUID().toString());
    }

    public static String registration(String customer, String id) {
        return event("customer.registered", customer, id, """
                {"email": "%s@example.com", "name": "Anna Weber", "locale": "en", "zone": "Europe/Berlin"}""".formatted(customer.toLowerCase(java.util.Locale.ROOT)));
    }

    public static String order(String customer, String id) {
        return event("order.placed", customer, id, """
                {"orderRef": "SO-%s", "amount": "298.00", "currency": "CNY"}""".formatted(id));
    }

    public static String event(String type, String customer, String id, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "shop:main", "type": "%s", "subject": "%s", "data": %s}""".formatted(id, type, customer, data);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
