/**
 * Which pages of single things were opened in this tab, the last one first: addresses alone, until the tab is closed, and
 * nobody else's. What they show is asked of the server each time, which answers only what the reader may see.
 */
export class Opened {
  constructor(
    private readonly owner: string,
    private readonly storage: Storage,
  ) {}

  add(path: string): void {
    if (THINGS.test(path)) {
      this.write([path, ...this.all().filter((each) => each !== path)].slice(0, KEPT));
    }
  }

  all(): string[] {
    try {
      const kept = JSON.parse(this.storage.getItem(NAME) ?? '{}') as { owner?: string; paths?: string[] };
      return kept.owner === this.owner && Array.isArray(kept.paths) ? kept.paths : [];
    } catch {
      return [];
    }
  }

  private write(paths: string[]): void {
    try {
      this.storage.setItem(NAME, JSON.stringify({ owner: this.owner, paths }));
    } catch {
      // a browser that keeps nothing offers nothing
    }
  }
}

const NAME = 'wayline.opened';
const KEPT = 6;
/** A customer, a task, a journey; not their lists, nor what stands below them. */
const THINGS = /^\/(customers|work|journeys)\/(?!failures$)[^/]+$/;
