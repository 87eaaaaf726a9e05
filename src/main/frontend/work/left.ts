import { type Copies, type Copy, mark } from './copies';
import type { Outcome, Way } from './post';

/** What stands on this page: of which task, and which draft of it. */
export interface Shown {
  task: string;
  draft: string;
}

/**
 * Brings to the server what earlier pages of this person could not: a link was followed at once, the session ended, the
 * network was gone.
 *
 * @returns `anew` when the server has more of this task now than the page shows, and the copies of this task that it would
 *   not take
 */
export async function bringLeft(
  copies: Copies,
  owner: string,
  way: Way,
  shown?: Shown,
): Promise<{ anew: boolean; left: Copy[] }> {
  copies.expire();
  const left: Copy[] = [];
  let anew = false;
  const all = copies.of(owner);
  for (const copy of all.filter(({ task }) => task === shown?.task)) {
    const outcome = await bring(copies, copy, way);
    if (outcome === 'saved') {
      anew ||= mark(copy) !== shown?.draft;
    } else {
      left.push(copy);
    }
  }
  // nobody waits for those of other tasks
  void all.filter(({ task }) => task !== shown?.task).reduce(
    (before, copy) => before.then(() => bring(copies, copy, way)),
    Promise.resolve<Outcome>('saved'),
  );
  return { anew, left };
}

async function bring(copies: Copies, copy: Copy, way: Way): Promise<Outcome> {
  const { outcome } = await way.send(copy);
  if (outcome === 'saved') {
    copies.remove(copy);
  }
  return outcome;
}
