import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { startKept } from './kept';
import { memory, page, Part, tell } from './testing';

const DAY = 24 * 60 * 60 * 1_000;

class Field extends Part {
  value = '';
}

/** A page with one form about Anna, whose next note is called so. */
function note(key: string, listed: string[] = [], owner = 'lin') {
  const [text, named, form] = [new Field(), Object.assign(new Field(), { value: key }), new Part()];
  form.dataset = { kept: 'note anna', owner };
  form.found.set('textarea', text).set('input[name="key"]', named);
  text.above.set('form[data-kept]', form);
  const root = page({
    'form[data-kept]': form,
    ...Object.fromEntries(listed.map((each) => [`[data-key="${each}"]`, new Part()])),
  });
  return { root, text, named };
}

function start(root: unknown, storage: Storage, now = 0): void {
  startKept(root as ParentNode, storage, () => now);
}

function type(root: EventTarget, text: Field, value: string): void {
  text.value = value;
  tell(root, 'input', text);
}

describe('what was typed and not sent', () => {
  let storage: Storage;
  beforeEach(() => void (storage = memory()));
  afterEach(() => vi.unstubAllGlobals());

  it('comes back with its name, to whoever typed it alone', () => {
    const before = note('k1');
    start(before.root, storage);
    type(before.root, before.text, 'Rang twice');

    const after = note('k2');
    start(after.root, storage);
    expect([after.text.value, after.named.value]).toEqual(['Rang twice', 'k1']);

    const others = note('k3', [], 'shen');
    start(others.root, storage);
    expect([others.text.value, others.named.value]).toEqual(['', 'k3']);
  });

  it('goes once the page lists it, also when only a part of the page came anew', () => {
    const before = note('k1');
    start(before.root, storage);
    type(before.root, before.text, 'Rang twice');

    before.root.parts['[data-key="k1"]'] = new Part();
    before.text.value = '';
    tell(before.root, 'htmx:afterSettle', before.root);

    expect(before.text.value).toBe('');
    expect(storage).toHaveLength(0);
  });

  it('goes with its last letter', () => {
    const { root, text } = note('k1');
    start(root, storage);
    type(root, text, 'R');
    type(root, text, '');

    expect(storage).toHaveLength(0);
  });

  it('does not write over what stands there', () => {
    const before = note('k1');
    start(before.root, storage);
    type(before.root, before.text, 'Rang twice');

    const after = note('k2');
    after.text.value = 'Something else';
    start(after.root, storage);
    expect([after.text.value, after.named.value]).toEqual(['Something else', 'k2']);
  });

  it('goes after a week, and nothing that is not ours', () => {
    storage.setItem('theme', 'dark');
    storage.setItem('wayline.kept.lin.broken', '{');
    const before = note('k1');
    start(before.root, storage);
    type(before.root, before.text, 'Rang twice');

    const after = note('k2');
    start(after.root, storage, 8 * DAY);
    expect(after.text.value).toBe('');
    expect(storage).toHaveLength(1);
  });

  it('is not missed in a browser that has no room, and not from other fields', () => {
    const { root, text } = note('k1');
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    start(root, storage);
    expect(() => type(root, text, 'Rang twice')).not.toThrow();
    expect(() => tell(root, 'input', new Field())).not.toThrow();
  });
});
