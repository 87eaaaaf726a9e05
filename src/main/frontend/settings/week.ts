/** The hours of a day as half-hour cells, and back: the text is what the server reads, the cells are how people paint it. */

export const CELLS = 48;

/** Texts as people write them: `09:00-12:00, 13:00-18:00`, with any dash and Chinese marks. */
export function cells(text: string): boolean[] | undefined {
  const painted = new Array<boolean>(CELLS).fill(false);
  for (const part of text.replaceAll('，', ',').replaceAll('：', ':').split(',').map((each) => each.trim())) {
    if (part === '') {
      continue;
    }
    const [from, to, ...more] = part.split(/\s*[-–—~]\s*/);
    const begin = cell(from ?? '');
    const end = to === '00:00' ? CELLS : cell(to ?? '');
    if (begin === undefined || end === undefined || more.length > 0 || begin >= end) {
      return undefined;
    }
    painted.fill(true, begin, end);
  }
  return painted;
}

export function text(painted: boolean[]): string {
  const parts: string[] = [];
  for (let begin = 0; begin < CELLS; begin++) {
    if (painted[begin]) {
      let end = begin;
      while (end < CELLS && painted[end]) {
        end++;
      }
      parts.push(`${clock(begin)}-${clock(end % CELLS)}`);
      begin = end;
    }
  }
  return parts.join(', ');
}

export function clock(cell: number): string {
  return `${String(Math.floor(cell / 2)).padStart(2, '0')}:${cell % 2 === 0 ? '00' : '30'}`;
}

/** What does not begin with a half hour cannot be painted, and stays a text. */
function cell(time: string): number | undefined {
  const found = /^(\d{1,2}):(00|30)$/.exec(time);
  const at = found ? Number(found[1]) * 2 + (found[2] === '30' ? 1 : 0) : CELLS;
  return at < CELLS ? at : undefined;
}
