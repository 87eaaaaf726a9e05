#!/bin/sh
# Plays a month of a shop against a running Wayline, as its customers, its systems, and its agents would, by what
# anybody can call: each line of days.csv moves the clock of the demonstration ahead and tells one event, answers one
# question on its page, or completes one task.
#
#   samples/days.sh [seconds between two lines, 2] [address, http://localhost:8080] [key, the demonstration's] [lines, days.csv]
#
# Run again it begins anew, with other customers, orders, and complaints. Only lines that move the clock need one that can
# be moved.
set -eu
pause=${1:-2}
wayline=${2:-http://localhost:8080}
key=${3:-wl_demo_key}
lines=${4:-$(dirname "$0")/days.csv}
run=$(date +%s)

call() { # method, path, content type, body, and for whom
    curl --silent --show-error --fail-with-body --request "$1" "$wayline/api/v1/$2" \
        --header "Authorization: Bearer $key" --header "Content-Type: $3" ${5:+--header "Wayline-Actor: $5"} --data-binary "$4"
}

read_api() { # path, and for whom
    curl --silent --show-error --fail-with-body "$wayline/api/v1/$1" \
        --header "Authorization: Bearer $key" ${2:+--header "Wayline-Actor: $2"}
}

fail() {
    echo "$1" >&2
    exit 1
}

# Tries a command that prints something until it does, for what takes a moment.
until_there() {
    for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        found=$("$@" || true)
        if [ -n "$found" ]; then
            printf '%s' "$found"
            return
        fi
        sleep 1
    done
    fail "Nothing found after 20 seconds by: $*"
}

move_clock() {
    read_api clock | grep -q '"movable":true' ||
        fail "This line moves the clock, and this Wayline keeps the true time: it runs on a database that others share. Play the lines that begin with PT0S, or start a Wayline without settings."
    call POST clock application/json "{\"by\":\"$1\"}" > /dev/null
    while read_api clock | grep -q movingTo; do
        sleep 1
    done
}

tell() { # type, customer, data
    # names of this run, so that a second one is another story
    told=$(printf '%s' "$3" | sed "s/\"orderRef\":\"/&$run-/; s/\"complaintRef\":\"/&$run-/; s/@customers/.$run@customers/")
    case $1 in
    mail.bounced)
        mail=$(until_there last_mail "$2" complaint-answer)
        told="{\"messageRef\":\"$mail\"}"
        ;;
    esac
    call POST events application/cloudevents+json "{\"specversion\":\"1.0\",\"source\":\"sample:days\",\"id\":\"$run-$count\",\"type\":\"$1\",\"subject\":\"$2\",\"data\":$told}" > /dev/null
}

last_mail() { # customer, template: the id of the newest
    read_api "messages?customer=$1&template=$2&limit=1" | sed -n 's/.*"items":\[{"id":"\([^"]*\)".*/\1/p'
}

answer() { # customer, score and what they write: on the page that the mail leads to
    mail=$(until_there last_mail "$1" after-sale-survey)
    page=$wayline$(read_api "messages/$mail" | grep -o '/s/v1\.[A-Za-z0-9_.-]*' | head -1)
    mark=$(curl --silent --show-error --fail "$page" | sed -n 's/.*name="mark" value="\([^"]*\)".*/\1/p' | head -1)
    # a press that comes sooner is a machine's
    sleep 2
    score=${2%% *}
    comment=${2#"$score"}
    curl --silent --show-error --fail --output /dev/null "$page" --data-urlencode "mark=$mark" --data-urlencode "score=$score" ${comment:+--data-urlencode "comment=${comment# }"}
}

open_task() { # customer, agent, name of the task
    read_api "tasks?limit=200" "$2" | sed 's/{"id"/\n&/g' | grep "\"name\":\"$3\"" | grep "\"customer\":\"$1\"" | head -1
}

field() { # of a task, as text or number
    printf '%s' "$1" | sed -n "s/.*\"$2\":\"\{0,1\}\([^,\"}]*\).*/\1/p"
}

complete() { # customer, agent|task|answers
    agent=${2%%|*}
    rest=${2#*|}
    name=${rest%%|*}
    task=$(until_there open_task "$1" "$agent" "$name")
    id=$(field "$task" id)
    if [ "$(field "$task" assignee)" != "$agent" ]; then
        task=$(call POST "tasks/$id/claim" application/json '{}' "$agent")
    fi
    call POST "tasks/$id/complete" application/json "{\"version\":$(field "$task" version),\"answers\":${rest#*|}}" "$agent" > /dev/null
}

count=0
grep -v '^#' "$lines" | while IFS=';' read -r after type customer data; do
    count=$((count + 1))
    customer=$customer-$run
    if [ "$after" != PT0S ]; then
        move_clock "$after"
        sleep "$pause"
    fi
    case $type in
    survey) answer "$customer" "$data" ;;
    task) complete "$customer" "$data" ;;
    *) tell "$type" "$customer" "$data" ;;
    esac
    echo "+$after $type $customer"
    sleep "$pause"
done
echo "Look at $wayline/complaints and at $wayline/customers/DAYS-1-$run to $wayline/customers/DAYS-50-$run"
