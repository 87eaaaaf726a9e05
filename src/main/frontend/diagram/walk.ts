export interface Place {
  id: string;
  /** Its middle. */
  x: number;
  y: number;
}

/** How much more it counts to lie off the way than far along it. */
const ASIDE = 2.5;

const ALONG: Record<string, [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** To which step a key leads from this one; the same when none lies that way, nothing for other keys. */
export function next(places: Place[], from: string, key: string): string | undefined {
  const inOrder = [...places].sort((one, other) => one.x - other.x || one.y - other.y);
  if (key === 'Home' || key === 'End') {
    return inOrder.at(key === 'Home' ? 0 : -1)?.id ?? from;
  }
  const along = ALONG[key];
  const here = places.find((place) => place.id === from);
  if (along === undefined || here === undefined) {
    return along === undefined ? undefined : inOrder[0]?.id;
  }
  const [right, down] = along;
  let best: { id: string; far: number } | undefined;
  for (const place of places) {
    const ahead = (place.x - here.x) * right + (place.y - here.y) * down;
    const aside = Math.abs((place.x - here.x) * down) + Math.abs((place.y - here.y) * right);
    const far = ahead + ASIDE * aside;
    if (ahead > 1 && (best === undefined || far < best.far)) {
      best = { id: place.id, far };
    }
  }
  return best?.id ?? from;
}
