import type { Versions } from './stream';

/**
 * How things stood when this tab heard of them last, from page to page: what has moved since, also while the next page
 * came, is fetched. Numbers without a meaning; nothing else is kept.
 */
export class Seen {
  readonly stream: string;
  private readonly versions: Versions;

  constructor(private readonly storage: Storage = sessionStorage) {
    const kept = JSON.parse(storage.getItem(Seen.KEY) ?? '{}') as { stream?: string; versions?: Versions };
    this.stream = kept.stream ?? name();
    this.versions = kept.versions ?? {};
    this.keep();
  }

  private static readonly KEY = 'wayline.live';

  /** @returns the topics of these that it has not heard of */
  first(versions: Versions): string[] {
    return Object.keys(versions).filter((topic) => !(topic in this.versions));
  }

  /** @returns the topics of these that stand otherwise than this tab knows; what it hears the first time is no news */
  moved(versions: Versions): string[] {
    const moved = Object.keys(versions).filter((topic) => topic in this.versions && this.versions[topic] !== versions[topic]);
    Object.assign(this.versions, versions);
    this.keep();
    return moved;
  }

  private keep(): void {
    this.storage.setItem(Seen.KEY, JSON.stringify({ stream: this.stream, versions: this.versions }));
  }
}

/**
 * Whether something stands otherwise than a part of a page says that it stood when it was drawn: it has moved while the
 * page came. A part that says nothing of it is as new as any.
 *
 * @param seen topics and how they stood, as `tasks=1f task:4711=a0`
 */
export function isOld(seen: string | undefined, topic: string, versions: Versions): boolean {
  const said = (seen ?? '').split(' ').find((each) => each.startsWith(`${topic}=`));
  return said !== undefined && said !== `${topic}=${versions[topic] ?? ''}`;
}

/** A UUID, also where the browser makes none: over plain HTTP. */
function name(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
