import { addKeys } from '../shell/keys';
import { Chosen } from './chosen';

const FILTER = 'wayline.filter';

/**
 * Choosing rows of a list (`form[data-rows]`) by key, by box, and with Shift as far as another row. The boxes are the
 * form's own, so it also works without this; what is chosen outlives that the list is drawn anew.
 */
export class Rows {
  private readonly chosen = new Chosen();

  constructor(private readonly root: ParentNode = document) {
    root.addEventListener('click', (event) => this.clicked(event as MouseEvent));
    root.addEventListener('reset', () => queueMicrotask(() => this.none()));
    root.addEventListener('wayline:renewed', () => {
      this.chosen.renewed(this.values());
      this.show();
    });
    // boxes that the browser has ticked again, after Back
    this.boxes().forEach((box) => box.checked && this.chosen.set(box.value, true));
    this.show();
  }

  /** The row that has the focus, or else the first one, is chosen, or not any more. */
  toggle(): void {
    const box = this.here();
    if (box) {
      this.chosen.toggle(box.value);
      this.show();
    }
  }

  /** All rows from where one was chosen last up to the one that has the focus. */
  upToHere(): void {
    const box = this.here();
    if (box) {
      this.chosen.reach(this.values(), box.value);
      this.show();
    }
  }

  none(): void {
    this.chosen.none();
    this.show();
  }

  private clicked(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const box = target?.closest<HTMLInputElement>('input[data-choose]');
    if (box && event.shiftKey) {
      this.chosen.reach(this.values(), box.value);
    } else if (box) {
      this.chosen.set(box.value, box.checked);
    } else if (target?.closest('input[data-choose-all]')) {
      this.chosen.turn(this.values());
    } else if (target?.closest('[data-rows-whole]')) {
      this.chosen.whole(this.values());
    } else {
      return;
    }
    this.show();
  }

  private boxes(): HTMLInputElement[] {
    return [...this.root.querySelectorAll<HTMLInputElement>('input[data-choose]')];
  }

  private values(): string[] {
    return this.boxes().map((box) => box.value);
  }

  private here(): HTMLInputElement | undefined {
    const row = document.activeElement?.closest('[data-row]');
    return row?.querySelector<HTMLInputElement>('input[data-choose]') ?? this.boxes()[0];
  }

  private show(): void {
    const boxes = this.boxes();
    boxes.forEach((box) => {
      box.checked = this.chosen.has(box.value);
      box.closest('[data-row]')?.classList.toggle('wl-on', box.checked);
    });
    const count = this.chosen.count();
    const every = this.chosen.isAll(this.values());
    const head = this.root.querySelector<HTMLInputElement>('input[data-choose-all]');
    if (head) {
      head.checked = every;
      head.indeterminate = count > 0 && !every;
    }
    const bar = this.root.querySelector<HTMLElement>('[data-rows-bar]');
    if (bar) {
      this.tell(bar, count, every);
    }
  }

  private tell(bar: HTMLElement, count: number, every: boolean): void {
    bar.hidden = count === 0;
    bar.querySelectorAll<HTMLButtonElement>('button[data-rows-act]').forEach((button) => (button.disabled = count === 0));
    const words = bar.querySelector<HTMLElement>('[data-rows-count]');
    const rest = bar.querySelector<HTMLElement>('[data-rows-rest]');
    const total = Number(rest?.dataset.total ?? -1);
    if (words) {
      const says = this.chosen.isWhole() ? words.dataset.whole : count === 1 ? words.dataset.one : words.dataset.many;
      words.textContent = (says ?? '').replace('#', String(this.chosen.isWhole() && total >= 0 ? total : count));
    }
    if (rest) {
      const stay = this.chosen.isWhole() || total < 0 ? '' : (rest.dataset.says ?? '').replace('#', String(Math.max(0, total - count)));
      rest.textContent = this.chosen.lost > 0 ? (rest.dataset.gone ?? '').replace('#', String(this.chosen.lost)) : stay;
    }
    const whole = bar.querySelector<HTMLElement>('[data-rows-whole]');
    if (whole) {
      whole.hidden = !every || this.chosen.isWhole();
    }
    const all = this.root.querySelector<HTMLInputElement>('input[data-rows-all]');
    if (all) {
      all.value = String(this.chosen.isWhole());
    }
  }
}

/** The list of this page, with its keys. */
export function startRows(): void {
  startFilters();
  startScroll();
  addKeys({ z: () => press('z') });
  if (document.querySelector('form[data-rows]') === null) {
    return;
  }
  const rows = new Rows();
  addKeys({
    x: () => rows.toggle(),
    X: () => rows.upToHere(),
    Escape: () => rows.none(),
    ...Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('button[data-rows-act]')].map(({ dataset }) => [
        dataset.key ?? '',
        () => press(dataset.key ?? ''),
      ]),
    ),
  });
}

/** Moves the focus among the links of a list. */
export function walk(by: number): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-item]')];
  const row = document.activeElement?.closest('[data-row]');
  const focused = links.findIndex((link) => link === document.activeElement || row?.contains(link));
  const here = links.findIndex((link) => link.getAttribute('aria-current') === 'true');
  const to = focused < 0 ? Math.max(here, 0) : Math.min(Math.max(focused + by, 0), links.length - 1);
  links[to]?.focus();
}

function press(key: string): void {
  document.querySelector<HTMLButtonElement>(`button[data-key="${key}"]`)?.click();
}

/** A filter applies as soon as it is chosen, and keeps the focus: with keys each step is a choice. */
function startFilters(): void {
  document.querySelectorAll<HTMLFormElement>('form[data-applies]').forEach((form) => {
    form.querySelector<HTMLElement>('[data-applies-by-hand]')?.setAttribute('hidden', '');
    form.addEventListener('change', ({ target }) => {
      sessionStorage.setItem(FILTER, target instanceof HTMLSelectElement ? target.name : '');
      const chosen = [...new FormData(form)].filter(([, value]) => value !== '') as [string, string][];
      location.assign(`${form.getAttribute('action') ?? ''}?${new URLSearchParams(chosen)}`);
    });
    const before = sessionStorage.getItem(FILTER);
    sessionStorage.removeItem(FILTER);
    if (before) {
      form.querySelector<HTMLSelectElement>(`select[name="${CSS.escape(before)}"]`)?.focus();
    }
  });
}

/** A list that scrolls in itself comes back to its place, which browsers do for whole pages alone. */
function startScroll(): void {
  const list = document.querySelector<HTMLElement>('[data-scrolls]');
  if (!list) {
    return;
  }
  const key = `wayline.scroll.${location.pathname}${location.search}`;
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (visit?.type === 'reload' || visit?.type === 'back_forward') {
    list.scrollTop = Number(sessionStorage.getItem(key) ?? 0);
  }
  window.addEventListener('pagehide', () => sessionStorage.setItem(key, String(list.scrollTop)));
}
