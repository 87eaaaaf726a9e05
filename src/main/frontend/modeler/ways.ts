import type { Drawn } from './services';

/**
 * Elements in the order in which somebody would tell of them: from the beginning along the ways, the one that goes straight
 * on first; what lies within a part, or on the border of something, behind it.
 */
export function alongTheWays(all: Drawn[]): Drawn[] {
  const inOrder = new Set<Drawn>();
  const byPlace = [...all].sort((one, other) => one.x - other.x || one.y - other.y);
  const visit = (element: Drawn): void => {
    if (inOrder.has(element)) {
      return;
    }
    inOrder.add(element);
    byPlace.filter((each) => each.parent === element && begins(each)).forEach(visit);
    byPlace.filter((each) => each.host === element).forEach(visit);
    (element.outgoing ?? [])
      .map((way) => way.target)
      .filter((target) => target !== undefined && all.includes(target))
      .sort((one, other) => aside(one!, element) - aside(other!, element))
      .forEach((target) => visit(target!));
  };
  const isOutside = (each: Drawn): boolean => each.parent === undefined || !all.includes(each.parent);
  byPlace.filter((each) => isOutside(each) && begins(each) && (each.outgoing ?? []).length > 0).forEach(visit);
  byPlace.forEach(visit);
  return [...inOrder];
}

function begins({ incoming, host }: Drawn): boolean {
  return (incoming ?? []).length === 0 && host === undefined;
}

function aside(one: Drawn, other: Drawn): number {
  return Math.abs(one.y + one.height / 2 - other.y - other.height / 2);
}
