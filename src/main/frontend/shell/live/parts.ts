import htmx from 'htmx.org';
import { Idiomorph } from 'idiomorph';
import { isOld } from './seen';
import type { Versions } from './stream';

import { isHeld } from './hold';

/** A part of a page that is fetched anew is fetched again after this at the earliest, in milliseconds. */
const PAUSE = 3_000;

/** So many times as long as fetching took is nothing fetched: when the server gets slow, all ask less. */
const SHARE = 20;

/** A part that is used just now is looked at again after this. */
const LATER = 1_000;

/** Whoever moved the pointer over a list this long ago may be about to press. */
const POINTED = 1_200;

/** A row that is chosen stays chosen when its list is drawn anew: it keeps nothing waiting. */
const TYPED = 'input:not([type=hidden], [data-choose]), textarea, select, [contenteditable]';

const TYPED_TEXT = 'input:not([type=hidden], [data-choose]), textarea';

/**
 * The parts of this page that move by themselves: `data-live` names their topics, `data-live-from` where they are fetched
 * (the page itself, unless it says so), `data-live-minute` those that show how time passes, `data-live-early` those that are
 * fetched once in any case. Each has an id.
 * `data-live-calm` marks those whose rows are pressed: nothing moves in them while the pointer rests on them.
 *
 * What somebody types, has chosen, opened, drags (`data-busy`), or is about to press is left alone until they are done.
 */
export class Parts {
  private readonly stale = new Set<string>();
  private readonly notBefore = new Map<string, number>();
  private timer?: ReturnType<typeof setTimeout>;
  private pointedAt = 0;
  private over = false;

  constructor(private readonly ended: () => void) {
    document.addEventListener('pointermove', () => (this.pointedAt = Date.now()), { passive: true });
    document.addEventListener('visibilitychange', () => this.soon(0));
  }

  all(): HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>('[data-live]')];
  }

  topics(): string[] {
    return [...new Set(this.all().flatMap(topics))];
  }

  /**
   * @param moved what has moved since this tab heard of it last
   * @param first what it hears of the first time: whoever watches one thing wants to know what became of it while the
   *   page came, and a part that says how things stood when it was drawn is drawn again when they stand otherwise
   * @param versions how what it hears of stands
   */
  moved(moved: string[], first: string[], versions: Versions = {}): void {
    const news = (part: HTMLElement): string[] =>
      part.dataset.liveEarly === undefined ? [...moved, ...first.filter((topic) => isOld(part.dataset.liveSeen, topic, versions))] : [...moved, ...first];
    this.mark((part) => topics(part).some((topic) => news(part).includes(topic)));
  }

  /** A minute has passed. */
  minute(): void {
    this.mark((part) => part.dataset.liveMinute !== undefined);
  }

  /** Nothing is fetched any more. */
  end(): void {
    this.over = true;
    clearTimeout(this.timer);
  }

  private mark(which: (part: HTMLElement) => boolean): void {
    this.all()
      .filter(which)
      .forEach((part) => this.stale.add(part.id));
    // not all browsers at the same moment
    this.soon(Math.random() * 250);
  }

  private soon(wait: number): void {
    if (this.stale.size > 0 && !this.over) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.renew(), wait);
    }
  }

  private async renew(): Promise<void> {
    if (document.hidden) {
      return; // it is looked at when somebody looks
    }
    if (isHeld()) {
      this.soon(LATER);
      return;
    }
    const parts = this.all().filter((part) => this.stale.has(part.id));
    this.stale.clear();
    parts.forEach((part) => this.stale.add(part.id));
    for (const address of new Set(parts.map(from))) {
      const free = parts.filter((part) => from(part) === address && !this.isUsed(part));
      if (free.length > 0 && Date.now() >= (this.notBefore.get(address) ?? 0)) {
        await this.fetch(address, free);
      }
    }
    this.soon(LATER);
  }

  private async fetch(address: string, parts: HTMLElement[]): Promise<void> {
    const begun = Date.now();
    // what moves while it is fetched is fetched again
    parts.forEach((part) => this.stale.delete(part.id));
    try {
      const answer = await fetch(address, {
        headers: { Accept: 'text/html', 'Wayline-Live': 'true' },
        cache: 'no-store',
        redirect: 'manual',
      });
      if (answer.status === 401) {
        this.ended();
      } else if (answer.headers.get('HX-Refresh') === 'true') {
        location.reload();
      } else if (answer.status === 200) {
        this.swap(parts, new DOMParser().parseFromString(await answer.text(), 'text/html'));
      }
    } catch {
      // the network is gone: the stream says so, and all is fetched when it is back
      parts.forEach((part) => this.stale.add(part.id));
    }
    const now = Date.now();
    this.notBefore.set(address, now + Math.max(PAUSE, SHARE * (now - begun)));
  }

  private swap(parts: HTMLElement[], page: Document): void {
    for (const part of parts) {
      const next = page.getElementById(part.id);
      if (next === null) {
        continue;
      }
      if (this.isUsed(part)) {
        this.stale.add(part.id);
        continue;
      }
      Idiomorph.morph(part, next, {
        morphStyle: 'outerHTML',
        ignoreActiveValue: true,
        restoreFocus: true,
        // what somebody has opened stays open
        callbacks: { beforeAttributeUpdated: (name: string) => name !== 'open' },
      });
      htmx.process(part);
      part.dispatchEvent(new CustomEvent('wayline:renewed', { bubbles: true }));
    }
  }

  private isUsed(part: HTMLElement): boolean {
    const focused = document.activeElement;
    return (
      (focused !== null && part.contains(focused) && focused.matches(TYPED)) ||
      part.matches('[data-busy]') ||
      part.querySelector('dialog[open], details[data-menu][open]') !== null ||
      isSelected(part) ||
      isTyped(part) ||
      ((Date.now() - this.pointedAt < POINTED || isCalm(part)) && part.matches(':hover'))
    );
  }
}

/** A finger that has left the glass still hovers for browsers. */
function isCalm(part: HTMLElement): boolean {
  return part.dataset.liveCalm !== undefined && matchMedia('(hover: hover)').matches;
}

function topics(part: HTMLElement): string[] {
  return (part.dataset.live ?? '').split(' ').filter((topic) => topic !== '');
}

function from(part: HTMLElement): string {
  return part.dataset.liveFrom ?? location.pathname + location.search;
}

function isSelected(part: HTMLElement): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(part, true);
}

function isTyped(part: HTMLElement): boolean {
  return [...part.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TYPED_TEXT)].some(
    (field) =>
      field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)
        ? field.checked !== field.defaultChecked
        : field.value !== field.defaultValue,
  );
}
