package io.wayline.message.outbox;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.springframework.stereotype.Component;

/** Who we are among the nodes: the machine and the process, as an operator finds them. */
@Component
public class ThisNode {

    private static final int LONGEST = 80;

    private final String name;

    public ThisNode() {
        var wanted = "%s/%d".formatted(host(), ProcessHandle.current().pid());
        name = wanted.substring(Math.max(0, wanted.length() - LONGEST));
    }

    public String name() {
        return name;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }
}
