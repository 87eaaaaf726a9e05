import { CELLS, cells, clock, text } from './week';

/**
 * The hours of a week as a grid of half hours that people paint, by pointer or keys: arrows move, Space paints, Shift and
 * an arrow paint on. What is painted is written into the fields that stand below, which are what is sent; a day that
 * cannot be painted (a quarter of an hour) stays a text until somebody paints it.
 */
export function startHours(week: HTMLElement): void {
  const fields = [...week.querySelectorAll<HTMLInputElement>('input[data-day]')];
  const grid = document.createElement('div');
  grid.className = 'wl-week-grid';
  grid.setAttribute('role', 'grid');
  grid.setAttribute('aria-label', week.dataset.label ?? '');
  const rows = fields.map((field, day) => row(field, day, grid));
  week.querySelector('[data-grid]')?.append(hours(), grid);
  let painting: boolean | undefined;

  function row(field: HTMLInputElement, day: number, into: HTMLElement): HTMLElement[] {
    const line = document.createElement('div');
    line.setAttribute('role', 'row');
    const name = document.createElement('span');
    name.setAttribute('role', 'rowheader');
    name.textContent = field.dataset.day ?? '';
    line.append(name);
    const all: HTMLElement[] = [];
    for (let at = 0; at < CELLS; at++) {
      const cell = document.createElement('span');
      cell.setAttribute('role', 'gridcell');
      cell.setAttribute('aria-label', `${field.dataset.day ?? ''} ${clock(at)}`);
      cell.tabIndex = day === 0 && at === 18 ? 0 : -1;
      cell.dataset.at = String(at);
      all.push(cell);
    }
    line.append(...all);
    into.append(line);
    return all;
  }

  function hours(): HTMLElement {
    const line = document.createElement('div');
    line.className = 'wl-week-hours';
    line.setAttribute('aria-hidden', 'true');
    line.append(document.createElement('span'));
    for (let hour = 0; hour < 24; hour += 3) {
      const mark = document.createElement('span');
      mark.textContent = String(hour);
      line.append(mark);
    }
    return line;
  }

  function show(): void {
    fields.forEach((field, day) => {
      const painted = cells(field.value);
      rows[day]!.forEach((cell, at) => cell.setAttribute('aria-selected', String(painted?.[at] ?? false)));
      grid.children[day]!.toggleAttribute('data-text', painted === undefined);
    });
  }

  function place(cell: EventTarget | null): { day: number; at: number } | undefined {
    const day = rows.findIndex((all) => all.includes(cell as HTMLElement));
    return day < 0 ? undefined : { day, at: rows[day]!.indexOf(cell as HTMLElement) };
  }

  function paint(day: number, at: number, to: boolean): void {
    const field = fields[day]!;
    const painted = cells(field.value) ?? new Array<boolean>(CELLS).fill(false);
    painted[at] = to;
    field.value = text(painted);
    show();
  }

  function focus(day: number, at: number): void {
    rows.flat().forEach((cell) => (cell.tabIndex = -1));
    const cell = rows[day]![at]!;
    cell.tabIndex = 0;
    cell.focus();
  }

  grid.addEventListener('pointerdown', (event) => {
    const here = place(event.target);
    if (here && event.button === 0) {
      event.preventDefault();
      painting = (event.target as HTMLElement).getAttribute('aria-selected') !== 'true';
      focus(here.day, here.at);
      paint(here.day, here.at, painting);
    }
  });
  grid.addEventListener('pointermove', (event) => {
    const here = painting === undefined ? undefined : place(document.elementFromPoint(event.clientX, event.clientY));
    if (here && painting !== undefined) {
      paint(here.day, here.at, painting);
    }
  });
  window.addEventListener('pointerup', () => (painting = undefined));
  window.addEventListener('pointercancel', () => (painting = undefined));

  const MOVES: Record<string, [number, number]> = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    Home: [0, -CELLS],
    End: [0, CELLS],
  };
  grid.addEventListener('keydown', (event) => {
    const here = place(event.target);
    const move = MOVES[event.key];
    if (!here || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const selected = (event.target as HTMLElement).getAttribute('aria-selected') === 'true';
    if (event.key === ' ') {
      event.preventDefault();
      paint(here.day, here.at, !selected);
    } else if (move) {
      event.preventDefault();
      const day = Math.min(Math.max(here.day + move[0], 0), rows.length - 1);
      const at = Math.min(Math.max(here.at + move[1], 0), CELLS - 1);
      if (event.shiftKey) {
        paint(day, at, selected);
      }
      focus(day, at);
    }
  });
  fields.forEach((field) => field.addEventListener('input', show));
  show();
}

document.querySelectorAll<HTMLElement>('[data-week]').forEach(startHours);
