#!/bin/sh
# Plays days in the life of two customers against a running Wayline, by its API alone: each line of days.csv moves the
# clock of the demonstration ahead and tells one event.
#
#   samples/days.sh [seconds between two lines, 2] [address, http://localhost:8080] [key, the demonstration's]
#
# Run again it begins anew, with other customers and orders.
set -eu
pause=${1:-2}
wayline=${2:-http://localhost:8080}
key=${3:-wl_demo_key}
run=$(date +%s)
here=$(dirname "$0")

call() { # method, path, content type, body
    curl --silent --show-error --fail-with-body --request "$1" "$wayline/api/v1/$2" \
        --header "Authorization: Bearer $key" --header "Content-Type: $3" --data-binary "$4"
}

count=0
grep -v '^#' "$here/days.csv" | while IFS=';' read -r after type customer data; do
    count=$((count + 1))
    if [ "$after" != PT0S ]; then
        call POST clock application/json "{\"by\":\"$after\"}" > /dev/null
        sleep "$pause"
    fi
    # names of this run, so that a second one is another story
    told=$(printf '%s' "$data" | sed "s/\"orderRef\":\"/&$run-/; s/@customers/.$run@customers/")
    call POST events application/cloudevents+json "{\"specversion\":\"1.0\",\"source\":\"sample:days\",\"id\":\"$run-$count\",\"type\":\"$type\",\"subject\":\"$customer-$run\",\"data\":$told}" > /dev/null
    echo "+$after $type $customer-$run"
    sleep "$pause"
done
echo "Look at $wayline/customers/DAYS-1-$run and $wayline/customers/DAYS-2-$run"
