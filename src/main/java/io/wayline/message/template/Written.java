package io.wayline.message.template;

/** A mail as its reader will see it. */
public record Written(String subject, String html, String text) {}
