/** Surveys over HTTP: the page that customers answer on, and what came of it. */
@NullMarked
package io.wayline.survey.web;

import org.jspecify.annotations.NullMarked;
