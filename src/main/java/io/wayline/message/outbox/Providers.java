package io.wayline.message.outbox;

import java.util.Map;

import org.springframework.stereotype.Component;

/** Knows who runs the mailboxes of a domain, for those that many customers are with: they are paced as one. */
@Component
public class Providers {

    public static final String OTHER = "other";

    private static final Map<String, String> BY_DOMAIN = Map.ofEntries(
            Map.entry("qq.com", "qq"),
            Map.entry("foxmail.com", "qq"),
            Map.entry("vip.qq.com", "qq"),
            Map.entry("163.com", "netease"),
            Map.entry("126.com", "netease"),
            Map.entry("yeah.net", "netease"),
            Map.entry("vip.163.com", "netease"),
            Map.entry("sina.com", "sina"),
            Map.entry("sina.cn", "sina"),
            Map.entry("sohu.com", "sohu"),
            Map.entry("139.com", "mobile139"),
            Map.entry("189.cn", "telecom189"),
            Map.entry("aliyun.com", "aliyun"),
            Map.entry("gmail.com", "google"),
            Map.entry("googlemail.com", "google"),
            Map.entry("outlook.com", "microsoft"),
            Map.entry("hotmail.com", "microsoft"),
            Map.entry("live.com", "microsoft"),
            Map.entry("msn.com", "microsoft"),
            Map.entry("yahoo.com", "yahoo"),
            Map.entry("icloud.com", "apple"),
            Map.entry("me.com", "apple"));

    /** @param domain in lower case, as mail addresses keep it */
    String of(String domain) {
        return BY_DOMAIN.getOrDefault(domain, OTHER);
    }
}
