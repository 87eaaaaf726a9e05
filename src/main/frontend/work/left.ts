import { type Copies, type Copy, mark } from './copies';
import type { Outcome, Way } from './post';

/** What stands on this page: of which task, and which draft of it. */
export interface Shown {
  task: string;
  draft: string;
}

/** How often a page is drawn again for one copy: what another page has replaced meanwhile is never shown. */
const MOST = 2;

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
    if (mark(copy) === shown?.draft) {
      // the server has it: the page was drawn with it
      copies.remove(copy);
      continue;
    }
    const { outcome } = await way.send(copy);
    if (outcome !== 'saved') {
      left.push(copy);
    } else if ((copy.brought ?? 0) >= MOST) {
      copies.remove(copy);
    } else {
      // a page that is on its way may have been drawn before this, so it stays until one shows it
      copies.put({ ...copy, brought: (copy.brought ?? 0) + 1 });
      anew = true;
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
