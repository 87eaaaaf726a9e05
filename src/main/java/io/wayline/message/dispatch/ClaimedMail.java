package io.wayline.message.dispatch;

import io.wayline.message.template.Written;

/** A mail in the hands of a dispatcher, and what it says. */
record ClaimedMail(ClaimedMessage mail, Written content) {}
