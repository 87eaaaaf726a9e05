#!/bin/sh
# Lets a running Wayline live through the last days of a log of purchases, to watch who goes quiet, who is wooed, and who
# returns: what was bought before now comes in as files, and the rest day by day, with the clock of the demonstration.
#
#   samples/purchases.sh [folder with customers.csv and orders.csv] [address, http://localhost:8080] [key, the demonstration's]
#
# The files are as POST /customers/import and /orders/import take them, with times such as 2026-05-01T09:12:00+08:00, and
# end some weeks ahead of now. Without a folder, or with "made-up", a shop of 400 customers is made up.
set -eu
folder=${1:-made-up}
wayline=${2:-http://localhost:8080}
key=${3:-wl_demo_key}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "$1" >&2
    exit 1
}

read_api() { # path
    curl --silent --show-error --fail-with-body "$wayline/api/v1/$1" --header "Authorization: Bearer $key"
}

send() { # path, content type, file
    curl --silent --show-error --fail-with-body --request POST "$wayline/api/v1/$1" \
        --header "Authorization: Bearer $key" --header "Content-Type: $2" --data-binary "@$3"
}

field() { # name: of the JSON that comes in, as text
    sed -n "s/.*\"$1\":\"\{0,1\}\([^,\"}]*\).*/\1/p"
}

# the days since 1970 of a date, and the other way round
days='function days(y, m, d) { if (m <= 2) { y--; m += 12 } return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d - 719469 }
function date(n, z, e, y, d, m) { z = n + 719468; e = z - 146097 * int(z / 146097); y = int((e - int(e / 1460) + int(e / 36524) - int(e / 146096)) / 365)
    d = e - (365 * y + int(y / 4) - int(y / 100)); m = int((5 * d + 2) / 153); y += 400 * int(z / 146097); return sprintf("%04d-%02d-%02d", m < 10 ? y : y + 1, m < 10 ? m + 3 : m - 9, d - int((153 * m + 2) / 5) + 1) }
function minutes(t, s) { s = days(substr(t, 1, 4) + 0, substr(t, 6, 2) + 0, substr(t, 9, 2) + 0) * 1440 + substr(t, 12, 2) * 60 + substr(t, 15, 2)
    if (match(t, /[+-][0-9][0-9]:[0-9][0-9]$/)) s -= (substr(t, RSTART, 1) "1") * (substr(t, RSTART + 1, 2) * 60 + substr(t, RSTART + 4, 2)); return s }'

clock=$(read_api clock)
case $clock in
*'"movable":true'*) ;;
*) fail "The clock of this Wayline cannot be moved: it runs on a database that others share. Start one without settings." ;;
esac
now=$(printf '%s' "$clock" | field now)

if [ "$folder" = made-up ]; then
    folder=$work
    # all come within three months, 16 months back; most buy once, some in a rhythm of their own, up to six weeks ahead
    awk -v now="$now" -v run="$(date +%s)" -v out="$work" "$days"' BEGIN { srand(7)
        c = out "/customers.csv"; o = out "/orders.csv"
        print "ref,name,email,phone,locale,zone,registeredAt,consents" > c; print "customerRef,orderRef,placedAt,amount,currency" > o
        today = int(minutes(now) / 1440)
        for (n = 1; n <= 400; n++) { ref = "SHOP-" run "-" n; day = today - 480 + int(rand() * 90); rhythm = 10 + int(rand() * 80); many = rand() < 0.5 ? 1 : 40
            printf "%s,%s %d,shop%s.%d@customers.example,,%s,Asia/Shanghai,%sT09:00:00+08:00,%s\n", ref, n % 2 ? "顾客" : "Customer", n, run, n, n % 2 ? "zh-CN" : "en", date(day), n % 5 ? "marketing:email" : "" > c
            for (k = 1; k <= many && day <= today + 42; k++) {
                printf "%s,%s-%d,%sT10:%02d:00+08:00,%d.00,CNY\n", ref, ref, k, date(day), n % 60, 40 + int(rand() * 400) > o
                day += 1 + int(rhythm * (0.5 + rand())); if (rand() < 0.06) day += 90 + int(rand() * 200) } } }'
fi

# orders before now, and those that are still to come, by their days
awk -F, -v now="$now" -v out="$work" "$days"' { gsub(/\r/, "") }
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print > (out "/before.csv"); split("", seen); begin = minutes(now); next }
    minutes($at["placedAt"]) <= begin { print > (out "/before.csv"); next }
    { day = substr($at["placedAt"], 1, 10); print > (out "/after-" day ".csv"); if (!(day in seen)) { seen[day]; print day > (out "/days") } }' "$folder/orders.csv"
[ -f "$work/days" ] || fail "Nothing in orders.csv lies ahead of now, $now: there would be nothing to watch."

bring() { # customers or orders, file
    id=$(send "$1/import?file=$1.csv" text/csv "$2" | field id)
    while :; do
        state=$(read_api "imports/$id" | field state)
        case $state in
        DONE) break ;;
        FAILED | CANCELLED) fail "The import of $1 ended as $state: look at $wayline/api/v1/imports/$id" ;;
        esac
        sleep 1
    done
    echo "$1 came in: $(($(wc -l < "$2") - 1))"
}

bring customers "$folder/customers.csv"
bring orders "$work/before.csv"

sort "$work/days" | while read -r day; do
    echo "{\"to\":\"${day}T20:00:00+08:00\"}" > "$work/to"
    send clock application/json "$work/to" > /dev/null
    while read_api clock | grep -q movingTo; do
        sleep 1
    done
    awk -F, -v run="$(basename "$work")" 'FNR == NR { if (FNR == 1) for (i = 1; i <= NF; i++) at[$i] = i; next }
        { if (n++) print ","; else print "["
          printf "{\"specversion\":\"1.0\",\"source\":\"sample:purchases\",\"id\":\"%s-%s\",\"type\":\"order.placed\",\"subject\":\"%s\",\"data\":{\"orderRef\":\"%s\",\"amount\":\"%s\",\"currency\":\"%s\",\"placedAt\":\"%s\"}}\n", run, $at["orderRef"], $at["customerRef"], $at["orderRef"], $at["amount"], $at["currency"], $at["placedAt"] }
        END { print "]" }' "$work/before.csv" "$work/after-$day.csv" > "$work/events"
    send events application/cloudevents-batch+json "$work/events" > /dev/null
    echo "$day: $(wc -l < "$work/after-$day.csv") orders"
done
echo "Look at $wayline/campaigns/segments/at-risk, $wayline/campaigns/segments/long-silent, and $wayline/experiments"
