import { type Span, readSpan, writeSpan } from './spans';

/** The element of a timer that says its time. */
export type Sort = 'timeDuration' | 'timeDate' | 'timeCycle';

export const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

/** A rule of the calendar; what its other fields do not ask is `marks`, `*` or `?` as it was written. */
export interface Every {
  kind: 'every';
  on: 'hour' | 'day' | 'week' | 'nth' | 'month';
  minute: number;
  hour: number;
  /** Of `week` one or more; of `nth` one. */
  weekdays: string[];
  /** 1 to 5, or L for the last one. */
  nth: string;
  /** Days of the month such as `1`, `1-12`, `1,15`, or `L`. */
  days: string;
  /** 1 to 12; none means all. */
  months: number[];
  /** Empty for the company's. */
  zone: string;
  marks: [string, string];
}

/** What a timer says, as a sentence; `text` is what is no sentence of ours, and stays as it is. */
export type Timer =
  | ({ kind: 'after' } & Span)
  | { kind: 'fact'; sort: Sort; name: string }
  | { kind: 'date'; local: string; offset: string }
  | { kind: 'repeat'; times: number; span: Span }
  | Every
  | { kind: 'text'; sort: Sort; text: string };

const FACT = /^\$\{([a-z][A-Za-z0-9_]{0,63})\}$/;
const DATE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d):00([+-]\d\d:\d\d|Z)$/;
const REPEAT = /^R([1-9][0-9]{0,3})?\/(P[^/]*)$/;
const CALENDAR = /^(?:TZ=(\S+) )?0 ([0-5]?[0-9]) (\*|[0-9]{1,2}) (\S+) (\S+) (\S+)$/;
const DAYS = /^(L|[0-9]{1,2}(-[0-9]{1,2})?(,[0-9]{1,2}(-[0-9]{1,2})?)*)$/;
const ANY = ['*', '?'];

/** Reads a timer; whatever would be written otherwise than it stands there is text. */
export function readTimer(sort: Sort, text: string): Timer {
  const read = sentence(sort, text);
  return read !== null && writeTimer(read).text === text ? read : { kind: 'text', sort, text };
}

export function writeTimer(timer: Timer): { sort: Sort; text: string } {
  switch (timer.kind) {
    case 'after':
      return { sort: 'timeDuration', text: writeSpan(timer, 'wait') };
    case 'fact':
      return { sort: timer.sort, text: `\${${timer.name}}` };
    case 'date':
      return { sort: 'timeDate', text: `${timer.local}:00${timer.offset}` };
    case 'repeat':
      return { sort: 'timeCycle', text: `R${timer.times || ''}/${writeSpan(timer.span, 'span')}` };
    case 'every':
      return { sort: 'timeCycle', text: rule(timer) };
    case 'text':
      return { sort: timer.sort, text: timer.text };
  }
}

/** Days of a month as people type them. */
export function areDays(text: string): boolean {
  return DAYS.test(text) && (text.match(/[0-9]+/g) ?? []).every((day) => Number(day) >= 1 && Number(day) <= 31);
}

/** How far a zone is from UTC at a time of its own clock, such as `+08:00`. */
export function offsetOf(zone: string, local: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(`${local}Z`),
  );
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  return name.slice('GMT'.length) || '+00:00';
}

function sentence(sort: Sort, text: string): Timer | null {
  const fact = FACT.exec(text);
  if (fact !== null) {
    return { kind: 'fact', sort, name: fact[1]! };
  }
  switch (sort) {
    case 'timeDuration': {
      const span = readSpan(text, 'wait');
      return span && { kind: 'after', ...span };
    }
    case 'timeDate': {
      const date = DATE.exec(text);
      return date && { kind: 'date', local: date[1]!, offset: date[2]! };
    }
    case 'timeCycle': {
      const repeat = REPEAT.exec(text);
      const span = repeat && readSpan(repeat[2]!, 'span');
      return span ? { kind: 'repeat', times: Number(repeat[1] ?? 0), span } : every(text);
    }
  }
}

function every(text: string): Every | null {
  const found = CALENDAR.exec(text);
  if (found === null) {
    return null;
  }
  const [, zone = '', minute, hour, days, months, weekdays] = found as unknown as string[];
  const none = { weekdays: [], nth: '1', days: '1', months: [] };
  const base = { kind: 'every' as const, ...none, minute: Number(minute), zone, hour: Number(hour === '*' ? 0 : hour) };
  const free = { days: ANY.includes(days!), months: ANY.includes(months!), weekdays: ANY.includes(weekdays!) };
  if (hour === '*' || (free.days && free.months && free.weekdays)) {
    const on = hour === '*' ? 'hour' : 'day';
    return free.days && free.months && free.weekdays ? { ...base, on, marks: [days!, weekdays!] } : null;
  }
  if (free.days && free.months) {
    const nth = /^([A-Z]{3})(?:#([1-5])|(L))$/.exec(weekdays!);
    if (nth !== null && WEEKDAYS.includes(nth[1]!)) {
      return { ...base, on: 'nth', weekdays: [nth[1]!], nth: nth[2] ?? 'L', marks: [days!, weekdays!] };
    }
    const listed = weekdaysOf(weekdays!);
    return listed && { ...base, on: 'week', weekdays: listed, marks: [days!, weekdays!] };
  }
  if (free.weekdays && areDays(days!) && (free.months || /^[0-9]{1,2}(,[0-9]{1,2})*$/.test(months!))) {
    const listed = free.months ? [] : months!.split(',').map(Number);
    return { ...base, on: 'month', days: days!, months: listed, marks: [days!, weekdays!] };
  }
  return null;
}

function weekdaysOf(field: string): string[] | null {
  const range = /^([A-Z]{3})-([A-Z]{3})$/.exec(field);
  if (range !== null) {
    const [from, to] = [WEEKDAYS.indexOf(range[1]!), WEEKDAYS.indexOf(range[2]!)];
    return from < 0 || to < from ? null : WEEKDAYS.slice(from, to + 1);
  }
  const days = field.split(',');
  return days.every((day) => WEEKDAYS.includes(day)) ? days : null;
}

function rule({ on, minute, hour, weekdays, nth, days, months, zone, marks }: Every): string {
  const before = zone ? `TZ=${zone} ` : '';
  const free = (mark: string, otherwise: string): string => (ANY.includes(mark) ? mark : otherwise);
  switch (on) {
    case 'hour':
      return `${before}0 ${minute} * ${free(marks[0], '*')} * ${free(marks[1], '?')}`;
    case 'day':
      return `${before}0 ${minute} ${hour} ${free(marks[0], '*')} * ${free(marks[1], '?')}`;
    case 'week':
      return `${before}0 ${minute} ${hour} ${free(marks[0], '*')} * ${together(weekdays)}`;
    case 'nth':
      return `${before}0 ${minute} ${hour} ${free(marks[0], '?')} * ${weekdays[0]}${nth === 'L' ? 'L' : `#${nth}`}`;
    case 'month':
      return `${before}0 ${minute} ${hour} ${days} ${months.join(',') || '*'} ${free(marks[1], '?')}`;
  }
}

/** In the order of the week, three and more in a row as a range. */
function together(days: string[]): string {
  const sorted = WEEKDAYS.filter((day) => days.includes(day));
  const isRow = WEEKDAYS.indexOf(sorted.at(-1)!) - WEEKDAYS.indexOf(sorted[0]!) === sorted.length - 1;
  return isRow && sorted.length > 2 ? `${sorted[0]}-${sorted.at(-1)}` : sorted.join(',');
}
