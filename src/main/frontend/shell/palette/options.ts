/** Which option is at hand after a key, of so many, from none (-1) or one on; null when the key does not move. */
export function moved(key: string, at: number, count: number): number | null {
  if (count === 0) {
    return null;
  }
  switch (key) {
    case 'ArrowDown':
      return at >= count - 1 ? 0 : at + 1;
    case 'ArrowUp':
      return at <= 0 ? count - 1 : at - 1;
    case 'PageDown':
      return Math.min(count - 1, Math.max(at, 0) + PAGE);
    case 'PageUp':
      return Math.max(0, at - PAGE);
    default:
      return null;
  }
}

const PAGE = 5;

/** What Enter does with a list: opens the option at hand, or all results when the list is not that of the text. */
export function entered(at: number, isCurrent: boolean, withControl: boolean): 'option' | 'all' {
  return withControl || !isCurrent || at < 0 ? 'all' : 'option';
}
