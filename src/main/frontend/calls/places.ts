/** A time at which a queue makes calls, where it lies on the page, and why this call cannot be then. */
export interface Place {
  at: string;
  /** From the top, in pixels. */
  top: number;
  height: number;
  why?: string;
}

/** A column of the day: somebody who makes calls; empty for those that nobody has taken. */
export interface Column {
  agent: string;
  left: number;
  width: number;
}

/** The place at a height; nothing in between and beyond. */
export function placeAt(places: Place[], y: number): Place | undefined {
  return places.find(({ top, height }) => y >= top && y < top + height);
}

/** The place that is so many after another, by its time; the first or the last where there are no more. */
export function placeBeside(places: Place[], at: string, by: number): Place | undefined {
  const here = places.findIndex((place) => place.at === at);
  if (here >= 0) {
    return places[clamped(here + by, places.length)];
  }
  // it lies in no place, such as one of other hours: the nearest on that side
  const time = Date.parse(at);
  return by > 0
    ? (places.find((place) => Date.parse(place.at) > time) ?? places.at(-1))
    : (places.findLast((place) => Date.parse(place.at) < time) ?? places[0]);
}

/** The column under a point, or the nearest one. */
export function columnAt(columns: Column[], x: number): Column | undefined {
  return (
    columns.find(({ left, width }) => x >= left && x < left + width) ??
    columns.reduce<Column | undefined>(
      (best, column) => (best === undefined || distance(column, x) < distance(best, x) ? column : best),
      undefined,
    )
  );
}

export function columnBeside(columns: Column[], agent: string, by: number): Column | undefined {
  const here = columns.findIndex((column) => column.agent === agent);
  return here < 0 ? undefined : columns[clamped(here + by, columns.length)];
}

/** Who moves a call. */
export interface Mover {
  reader: string;
  /** A supervisor, who may let anybody make any call. */
  passes: boolean;
  /** Who works for the queue of the call. */
  agents: string[];
}

/** Why somebody cannot get a call, in a word for which the page has a sentence; undefined when they can. */
export function fault(from: string, to: string, by: Mover): 'foreign' | 'held' | 'unclaimed' | undefined {
  if (from === to) {
    return undefined;
  }
  if (to !== '' && !by.agents.includes(to)) {
    return 'foreign';
  }
  if (by.passes || from === by.reader) {
    return undefined;
  }
  if (from !== '') {
    return 'held';
  }
  return to === by.reader ? undefined : 'unclaimed';
}

/** Whether a colleague is told why they get a call: not who takes it, and not its queue. */
export function needsReason(from: string, to: string, reader: string): boolean {
  return to !== '' && to !== from && !(to === reader && from === '');
}

/** A sentence of the page with its gaps filled in. */
export function filled(sentence: string, gaps: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => gaps[name] ?? gap);
}

/** Minutes and seconds, with hours once there are some. */
export function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (number: number): string => String(number).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

function clamped(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}

function distance({ left, width }: Column, x: number): number {
  return x < left ? left - x : Math.max(0, x - left - width);
}
