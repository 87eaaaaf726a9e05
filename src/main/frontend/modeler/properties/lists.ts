/** A variant of an experiment, with how many of a hundred get it. */
export interface Share {
  variant: string;
  share: string;
}

/** A field of an event that is raised: a fact of the journey, or words of its own. */
export interface Said {
  field: string;
  fact: string;
  words: string;
}

const FIELD = /\s*([a-z]\w*)\s*(?:=\s*(?:([a-z]\w*)|'([^'\p{Cc}]{1,500})'))?\s*(?:,|$)/uy;

/** Reads `offer:45,holdout:10`; nothing for what would be written otherwise. */
export function readShares(text: string): Share[] | null {
  const shares = text === '' ? [] : text.split(',').map((piece) => ({ variant: piece.split(':')[0]!, share: piece.split(':')[1] ?? '' }));
  return shares.every(({ variant }) => /^[a-z][a-z0-9-]*$/.test(variant)) && writeShares(shares) === text ? shares : null;
}

export function writeShares(shares: Share[]): string {
  return shares
    .filter(({ variant, share }) => variant && /^[0-9]{1,3}$/.test(share))
    .map(({ variant, share }) => `${variant}:${share}`)
    .join(',');
}

/** Reads `orderRef, reason=contactOutcome, category='delivery'`; nothing for what would be written otherwise. */
export function readFields(text: string): Said[] | null {
  const fields: Said[] = [];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < text.length) {
    const found = FIELD.exec(text);
    if (found === null) {
      return null;
    }
    const [, field = '', fact, words] = found;
    fields.push({ field, fact: words === undefined ? (fact ?? field) : '', words: words ?? '' });
  }
  return writeFields(fields) === text ? fields : null;
}

export function writeFields(fields: Said[]): string {
  return fields
    .filter(({ field, fact, words }) => field && (fact || words))
    .map(({ field, fact, words }) => (fact === field ? field : `${field}=${fact || `'${words}'`}`))
    .join(', ');
}
