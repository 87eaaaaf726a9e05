import type { Box } from './badges';

export interface View extends Box {
  scale: number;
}

/** Nothing is drawn larger than as it was drawn. */
const LARGEST = 1;

/** Smaller than this, nobody reads a label: a narrow screen shows a part instead. */
const READABLE = 0.45;

/** Air around the drawing, in pixels. */
const AIR = 28;

/**
 * What of a drawing is seen first: all of it where that can be read, else the part around a step, moved so that nothing
 * empty is shown.
 *
 * @param inner where the drawing lies
 * @param outer how large the window is
 * @param middle what must be seen, where not all is
 */
export function first(inner: Box, outer: { width: number; height: number }, middle?: { x: number; y: number }): View {
  const whole = Math.min((outer.width - 2 * AIR) / inner.width, (outer.height - 2 * AIR) / inner.height, LARGEST);
  const scale = middle === undefined ? Math.max(whole, 0.1) : Math.max(whole, READABLE);
  const width = outer.width / scale;
  const height = outer.height / scale;
  const air = AIR / scale;
  return {
    scale,
    width,
    height,
    x: start(inner.x - air, inner.width + 2 * air, width, middle?.x),
    y: start(inner.y - air, inner.height + 2 * air, height, middle?.y),
  };
}

function start(from: number, long: number, window: number, middle: number | undefined): number {
  if (long <= window || middle === undefined) {
    return from - (window - long) / 2;
  }
  return Math.min(Math.max(middle - window / 2, from), from + long - window);
}
