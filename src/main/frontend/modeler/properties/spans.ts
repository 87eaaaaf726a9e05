/** Units that people say; the last three are time in which people work. */
export type Unit =
  'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years' | 'working-minutes' | 'working-hours' | 'working-days';

export interface Span {
  count: number;
  unit: Unit;
}

/** How a place writes working time: with a word before it, without one because it means nothing else, or not at all. */
export type Grammar = 'wait' | 'work' | 'span';

const UNITS: Record<Grammar, Unit[]> = {
  wait: ['minutes', 'hours', 'days', 'weeks', 'months', 'years', 'working-minutes', 'working-hours', 'working-days'],
  work: ['working-minutes', 'working-hours', 'working-days'],
  span: ['hours', 'days', 'weeks', 'months', 'years'],
};

const LETTERS: Record<string, [string, string]> = {
  minutes: ['PT', 'M'],
  hours: ['PT', 'H'],
  days: ['P', 'D'],
  weeks: ['P', 'W'],
  months: ['P', 'M'],
  years: ['P', 'Y'],
};

export function unitsOf(grammar: Grammar): Unit[] {
  return UNITS[grammar];
}

/** One number of one unit; nothing for what says more, or says it otherwise than we would. */
export function readSpan(text: string, grammar: Grammar): Span | null {
  for (const unit of UNITS[grammar]) {
    const [before, letter] = edges(unit, grammar);
    const middle = text.slice(before.length, -1);
    if (text.startsWith(before) && text.endsWith(letter) && /^[1-9][0-9]{0,3}$/.test(middle)) {
      return { count: Number(middle), unit };
    }
  }
  return null;
}

export function writeSpan({ count, unit }: Span, grammar: Grammar): string {
  const [before, letter] = edges(unit, grammar);
  return before + count + letter;
}

function edges(unit: Unit, grammar: Grammar): [string, string] {
  const works = unit.startsWith('working-');
  const [before, letter] = LETTERS[works ? unit.slice('working-'.length) : unit]!;
  return [works && grammar === 'wait' ? `WORKING ${before}` : before, letter];
}
