import type { Passage } from './taken';

/** How a step of somebody's own journey is marked, or one of two versions that are compared. */
export type Mark = 'passed' | 'here' | 'failed' | 'added' | 'removed' | 'changed';

/** What the page says of a step, beside the drawing. */
export interface Figures {
  name: string;
  /** How many customers stand there, those included for whom it failed. */
  here: number;
  failed: number;
  /** For how many it failed and is tried again. */
  retried?: number;
  ended: number;
  /** What a layer says of the step, in the reader's words; in more of them where there is room. */
  says?: string;
  saysMore?: string;
  /** How strongly it is coloured, 1 to 4. */
  heat?: number;
  /** Whether nobody passes it now. */
  paused?: boolean;
  mark?: Mark;
  /** When one customer was there. */
  passages?: Passage[];
  /** The number under which the page speaks of it. */
  number?: string;
  /** What a press on the step follows. */
  link?: HTMLAnchorElement;
}

const STRENGTH: Record<Mark, number> = { passed: 0, here: 1, failed: 2, changed: 3, added: 4, removed: 4 };

/**
 * Reads the part of the page that says in words what the drawing shows: rows that say `data-element`. The page is the one
 * source of both, so they never differ. A step that was passed twice and is stood at again is stood at.
 */
export function readTwin(twin: ParentNode): Map<string, Figures> {
  const steps = new Map<string, Figures>();
  for (const row of twin.querySelectorAll<HTMLElement>('[data-element]')) {
    const id = row.dataset.element ?? '';
    const before = steps.get(id);
    steps.set(id, {
      name: before?.name ?? text(row.querySelector('th, a') ?? row),
      here: count(row.dataset.here) + (before?.here ?? 0),
      failed: count(row.dataset.failed) + (before?.failed ?? 0),
      retried: count(row.dataset.retried) + (before?.retried ?? 0),
      says: before?.says ?? (row.dataset.says || undefined),
      saysMore: before?.saysMore ?? (row.dataset.saysMore || undefined),
      heat: before?.heat ?? (count(row.dataset.heat) || undefined),
      ended: count(row.dataset.ended) + (before?.ended ?? 0),
      paused: before?.paused === true || row.dataset.paused !== undefined,
      mark: stronger(before?.mark, (row.dataset.mark || undefined) as Mark | undefined),
      passages: [...(before?.passages ?? []), ...passage(row.dataset)],
      number: before?.number ?? row.dataset.number,
      link: before?.link ?? row.querySelector('a') ?? undefined,
    });
  }
  return steps;
}

function passage({ came, left }: DOMStringMap): Passage[] {
  return came === undefined ? [] : [{ came: count(came), left: left === undefined ? undefined : count(left) }];
}

function stronger(one?: Mark, other?: Mark): Mark | undefined {
  if (one === undefined || other === undefined) {
    return one ?? other;
  }
  return STRENGTH[one] < STRENGTH[other] ? other : one;
}

function count(text: string | undefined): number {
  const number = Number(text ?? 0);
  return Number.isFinite(number) ? number : 0;
}

function text(element: Element): string {
  return (element.querySelector('a') ?? element).textContent.trim().replace(/\s+/g, ' ');
}
