package io.wayline.message.template;

/** What a template says, before the layout is put around it. */
record Draft(String subject, String preheader, String reason, String html, String text) {}
