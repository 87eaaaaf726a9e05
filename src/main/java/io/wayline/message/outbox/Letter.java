package io.wayline.message.outbox;

import io.wayline.message.template.Written;

/** A mail in the hands of a dispatcher, and what it says. */
record Letter(Claimed mail, Written content) {}
