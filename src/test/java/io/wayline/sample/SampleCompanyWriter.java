package io.wayline.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Writes the made-up customers and orders of {@code samples/lanhe}, the same ones at every run: more customers from
 * month to month, many who bought once, some who come back, a few regulars, some who went quiet or never bought; sales
 * peak in June, November, and December and rest at Spring Festival. Nobody in it is real: addresses end in domains
 * reserved by RFC 2606, telephone numbers come from ranges set aside for fiction, or cannot be dialled.
 */
public final class SampleCompanyWriter {

    private static final int CUSTOMERS = 300;
    private static final int LIVE = 20;
    private static final int DAYS = 730;
    /** The seasons fall where they did on this day; days are written as so many before the day of loading. */
    private static final LocalDate TODAY = LocalDate.of(2026, Month.NOVEMBER, 22);

    private static final String[] SURNAMES =
            ("王:wang 李:li 张:zhang 刘:liu 陈:chen 杨:yang 赵:zhao 黄:huang 周:zhou 吴:wu 徐:xu 孙:sun 胡:hu 朱:zhu"
                            + " 高:gao 林:lin 何:he 郭:guo 马:ma 罗:luo 梁:liang 宋:song 郑:zheng 谢:xie 韩:han 唐:tang 冯:feng 于:yu"
                            + " 董:dong 萧:xiao")
                    .split(" ");
    private static final String[] GIVEN =
            ("雨桐:yutong 子涵:zihan 晓彤:xiaotong 俊杰:junjie 思远:siyuan 嘉怡:jiayi 浩然:haoran 欣妍:xinyan 梓萱:zixuan"
                            + " 明轩:mingxuan 佳宁:jianing 诗涵:shihan 宇航:yuhang 静怡:jingyi 天佑:tianyou 若曦:ruoxi 志强:zhiqiang"
                            + " 丽娜:lina 建国:jianguo 秀英:xiuying 海燕:haiyan 文博:wenbo 雪梅:xuemei 立新:lixin 婉清:wanqing"
                            + " 书豪:shuhao 安琪:anqi 一鸣:yiming 可欣:kexin 承泽:chengze")
                    .split(" ");
    /** Given names, surnames, zone, start of a telephone number set aside for fiction, and its free digits. */
    private static final String[] ABROAD = {
        "Emma Oliver Amelia Harry Grace|Clarke Bennett Hughes Foster Marsh|Europe/London|+447700900|3",
        "Lena Jonas Marie Felix Clara|Schneider Vogt Keller Brandt Lorenz|Europe/Berlin|+493023125|3",
        "Camille Hugo Manon Louis Chloé|Moreau Lefort Garnier Perrin Blanchet|Europe/Paris|+3363998|4",
        "Emma Oskar Maja Elias Alva|Lindqvist Bergman Sandell Nyberg Holm|Europe/Stockholm||0",
        "Ava Mason Harper Logan Ella|Parker Reyes Coleman Brooks Hayes|America/New_York|+121255501|2",
        "Mia Ethan Zoe Caleb Ruby|Navarro Whitman Ortega Sloan Pratt|America/Los_Angeles|+131055501|2",
        "James Amara Daniel Ngozi Samuel|Okafor Adeyemi Balogun Eze Okoye|Africa/Lagos||0",
        "Rohan Priya Arjun Meera Kabir|Mehta Nair Kapoor Iyer Bose|Asia/Kolkata||0",
        "Wei Ling Marcus Hui Min Adrian Shu Fen|Tan Lim Goh Koh Seah|Asia/Singapore||0",
        "Isla Jack Matilda Noah Evie|Harrington Doyle Sutton Kerr Walsh|Australia/Sydney||0",
    };

    private static final String[] DOMAINS = {"example.com", "example.org", "example.net", "post.example", "mail.example"
    };
    private static final String[] SKUS =
            "WJ-20 WJ-20 WJ-35 CT-03 CT-03 CT-03 CT-12 HG-01 HG-02 KT-08 KT-15 FP-50 FP-50 CP-20 CP-26 SK-24 KN-18 BD-01 OL-05"
                    .split(" ");
    private static final Set<String> CONSUMED = Set.of("CT-03", "CT-12", "FP-50", "OL-05");

    /** Where people agree, and how many of ten do so there. */
    private static final String[] AGREED_AT =
            "registration registration registration registration registration checkout checkout checkout newsletter newsletter"
                    .split(" ");

    /** Of the newest customers those who agreed to be called, so that their journeys come to a call. */
    private static final Set<String> CALLED = Set.of("LH-12016", "LH-12030", "LH-12051", "LH-12079", "LH-12086");

    /** One of so many has a birthday in the week of loading. */
    private static final int SOON = 20;
    /** What most who buy the one take with it. */
    private static final Map<String, String> GOES_WITH = Map.of(
            "HG-01", "FP-50", "HG-02", "FP-50", "CP-20", "OL-05", "CP-26", "OL-05", "SK-24", "OL-05", "WJ-35", "CT-12");

    /** Lin Yue is the agent, Shen Qiao the supervisor; the others nobody has taken yet. */
    private static final List<String> OWNERS = List.of("lin", "", "shen", "lin", "");

    private final Random random = new Random(20261122);
    /** Of its own, so that who agrees changes nobody's orders. */
    private final Random agreeing = new Random(20261130);

    private final Set<String> addresses = new HashSet<>();
    private final List<String> customers = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();
    private final List<String> consents = new ArrayList<>();

    private SampleCompanyWriter() {
        for (var number = 1; number <= CUSTOMERS; number++) {
            customer(number);
        }
    }

    /** @param to the folder, by default {@code samples/lanhe} of the working directory */
    public static void main(String[] to) throws IOException {
        var folder = Path.of(to.length > 0 ? to[0] : "samples/lanhe");
        var written = new SampleCompanyWriter();
        Files.writeString(folder.resolve("customers.csv"), written.customers());
        Files.writeString(folder.resolve("orders.csv"), written.orders());
        Files.writeString(folder.resolve("consents.csv"), written.consents());
    }

    static SampleCompanyWriter write() {
        return new SampleCompanyWriter();
    }

    String customers() {
        return "ref,days,minute,live,name,locale,zone,email,phone,birthday,owner\n" + String.join("", customers);
    }

    String orders() {
        return "ref,customer,days,minute,items\n" + String.join("", orders);
    }

    String consents() {
        return "customer,purpose,channel,source\n" + String.join("", consents);
    }

    private void customer(int number) {
        var ref = "LH-%05d".formatted(10_000 + number * 7);
        var live = number > CUSTOMERS - LIVE;
        // the exponent makes later days likelier: the company grows
        var days = live ? 1 + random.nextInt(12) : 15 + (int) ((DAYS - 15) * (1 - Math.pow(random.nextDouble(), 0.75)));
        var person = random.nextInt(10) < 6 ? chinese(number) : abroad(number);
        var birthday = random.nextInt(10) < 7
                ? LocalDate.of(1956 + random.nextInt(50), 1, 1)
                        .plusDays(random.nextInt(365))
                        .toString()
                : "";
        var soon = !live && number % SOON == 3;
        if (soon) {
            birthday = "%d+%d".formatted(1956 + number % 50, number / SOON % 7);
        }
        customers.add("%s,%d,%d,%b,%s,%s,%s\n"
                .formatted(ref, days, minute(), live, person, birthday, OWNERS.get(number % OWNERS.size())));
        orders(ref, days, live);
        consents(ref, live, soon);
    }

    /** Most of those who have been with us agreed to mail, few to calls. */
    private void consents(String ref, boolean live, boolean soon) {
        var source = AGREED_AT[agreeing.nextInt(AGREED_AT.length)];
        var says = agreeing.nextInt(100);
        if (live) {
            if (CALLED.contains(ref)) {
                consents.add("%s,marketing,phone,registration\n".formatted(ref));
            }
            return;
        }
        if (says < 62 || soon) {
            consents.add("%s,marketing,email,%s\n".formatted(ref, source));
        }
        if (says < 18) {
            consents.add("%s,marketing,phone,%s\n".formatted(ref, source));
        }
    }

    private String chinese(int number) {
        var surname = pick(SURNAMES).split(":");
        var given = pick(GIVEN).split(":");
        // 11x numbers belong to nobody: they cannot be dialled
        var phone = random.nextInt(10) < 9 ? "+86111%08d".formatted(number * 137) : "";
        return "%s%s,zh-CN,Asia/Shanghai,%s,%s"
                .formatted(surname[0], given[0], address(given[1] + "." + surname[1]), phone);
    }

    private String abroad(int number) {
        var country = pick(ABROAD).split("\\|");
        var given = pick(country[0].split(" "));
        var surname = pick(country[1].split(" "));
        var digits = Integer.parseInt(country[4]);
        var phone = digits > 0 && random.nextInt(10) < 7
                ? country[3] + ("%0" + digits + "d").formatted(number % (int) Math.pow(10, digits))
                : "";
        return "%s %s,en,%s,%s,%s"
                .formatted(
                        given,
                        surname,
                        country[2],
                        address((given + "." + surname).toLowerCase(Locale.ROOT).replace("é", "e")),
                        phone);
    }

    private String address(String name) {
        var domain = pick(DOMAINS);
        var address = name + "@" + domain;
        for (var next = 2; !addresses.add(address); next++) {
            address = name + next + "@" + domain;
        }
        return address;
    }

    private void orders(String ref, int registered, boolean live) {
        var kind = random.nextInt(100);
        if (live) {
            if (kind < 30 && registered > 3) {
                order(ref, registered - 2 - random.nextInt(registered - 2));
            }
            return;
        }
        if (kind < 12) {
            return; // never bought
        }
        var gap = kind < 45 ? DAYS : kind < 82 ? 50 + random.nextInt(60) : 14 + random.nextInt(22);
        // a third of those who came back went quiet at some time
        var last = random.nextInt(3) == 0 ? random.nextInt(Math.max(1, registered)) : 1;
        var day = registered - random.nextInt(Math.min(15, registered));
        do {
            order(ref, Math.max(1, day));
            day -= Math.max(3, (int) (gap * (0.6 + random.nextDouble() * 0.8) / season(TODAY.minusDays(day))));
        } while (day >= last);
    }

    private static double season(LocalDate day) {
        return switch (day.getMonth()) {
            case JUNE -> 1.5;
            case NOVEMBER -> 1.8;
            case DECEMBER -> 1.6;
            case FEBRUARY -> 0.8;
            default -> 1.15;
        };
    }

    private void order(String ref, int day) {
        var items = new ArrayList<String>();
        var lines = 1 + (random.nextInt(3) == 0 ? 1 : 0) + (random.nextInt(8) == 0 ? 1 : 0);
        while (items.size() < lines) {
            var sku = pick(SKUS);
            if (items.stream().noneMatch(item -> item.startsWith(sku))) {
                items.add(sku + "*" + (CONSUMED.contains(sku) && random.nextInt(3) == 0 ? 2 : 1));
            }
        }
        var companion = GOES_WITH.get(items.get(0).substring(0, items.get(0).indexOf('*')));
        if (items.size() > 1
                && orders.size() % 4 > 0
                && companion != null
                && items.stream().noneMatch(item -> item.startsWith(companion))) {
            items.set(1, companion + "*1");
        }
        orders.add(
                "SO-%05d,%s,%d,%d,%s\n".formatted(20_001 + orders.size(), ref, day, minute(), String.join(" ", items)));
    }

    /** People buy from eight in the morning to eleven at night, and most in the evening. */
    private int minute() {
        return 8 * 60 + Math.max(random.nextInt(15 * 60), random.nextInt(15 * 60));
    }

    private String pick(String[] all) {
        return all[random.nextInt(all.length)];
    }
}
