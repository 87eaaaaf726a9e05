import type { Figures } from './twin';

export interface Badge {
  kind: 'here' | 'failed' | 'retried' | 'ended' | 'says' | 'paused';
  text: string;
}

/** Where badges hang on a shape: a point of it, and which side of the badges lies there. */
export interface Anchor {
  left: number;
  top: number;
  side: 'corner' | 'above' | 'below' | 'beside';
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Smaller than this, a drawing has no room for long figures between its steps. */
const TIGHT = 0.5;

/** From here on there is room between steps for two figures. */
const ROOMY = 0.9;

/** The server counts ends no further. */
const COUNTED_TO = 10_000;

/** A shape that is wider than this is a task or holds others; events are small and round. */
const WIDE = 60;

/**
 * What is said of a step: first that it is paused, then what failed, then what is tried again, then who stands there besides,
 * then who ended there. Where everybody who stands there has failed, one badge says it.
 */
export function badges(figures: Figures, scale: number, language: string): Badge[] {
  const all: Badge[] = [];
  if (figures.paused) {
    all.push({ kind: 'paused', text: '❚❚' });
  }
  if (figures.failed > 0) {
    all.push({ kind: 'failed', text: `! ${number(figures.failed, scale, language)}` });
  }
  if ((figures.retried ?? 0) > 0) {
    all.push({ kind: 'retried', text: `↻ ${number(figures.retried!, scale, language)}` });
  }
  if (figures.here > figures.failed) {
    all.push({ kind: 'here', text: number(figures.here, scale, language) });
  }
  if (figures.ended > 0) {
    all.push({ kind: 'ended', text: number(figures.ended, scale, language, COUNTED_TO) });
  }
  if (figures.says !== undefined) {
    all.push({ kind: 'says', text: scale < ROOMY ? figures.says : (figures.saysMore ?? figures.says) });
  }
  return all;
}

/** A figure as it is written at this zoom; what was not counted to its end says so. */
export function number(count: number, scale: number, language: string, most = Infinity): string {
  const shown = Math.min(count, most);
  const text = new Intl.NumberFormat(language, scale < TIGHT && shown >= 1000 ? { notation: 'compact' } : {}).format(shown);
  return count > most ? `${text}+` : text;
}

/**
 * Tasks carry badges on their upper right corner, events above them, ends beside them, so that no label is covered: labels
 * stand below. An event on the lower border of a task has its flow and its label below right, so its badge hangs below.
 *
 * @param host on whose border it sits
 */
export function anchor(shape: Box, isEnd: boolean, host?: Box): Anchor {
  const { width, height } = shape;
  if (isEnd) {
    return { left: width, top: 0, side: 'beside' };
  }
  if (width > WIDE) {
    return { left: width, top: 0, side: 'corner' };
  }
  if (host !== undefined && shape.y + height / 2 > host.y + host.height / 2) {
    return { left: width / 2, top: height, side: 'below' };
  }
  return { left: width / 2, top: 0, side: 'above' };
}
