import { afterEach, describe, expect, it, vi } from 'vitest';

import { page, Part, tell } from '../shell/testing';

const LINKS = '.wl-inbox .wl-items a';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('the inbox', () => {
  it('walks with j and k from the mail that is open, and stops at the ends', async () => {
    const links = [link(), link('true'), link()];
    const document = await open({ [LINKS]: links });

    tell(document, 'keydown', document.body, { key: 'j' });
    expect(focused(links)).toBe(2);
    tell(document, 'keydown', document.body, { key: 'j' });
    expect(focused(links)).toBe(2);
    tell(document, 'keydown', document.body, { key: 'k' });
    expect(focused(links)).toBe(1);
  });

  it('shows the mail on a phone, unless the address names the list', async () => {
    const mail = Object.assign(new Part(), { scrollIntoView: vi.fn() });

    await open({ '.wl-inbox-mail': mail }, '#list');
    expect(mail.scrollIntoView).not.toHaveBeenCalled();
    vi.resetModules();
    await open({ '.wl-inbox-mail': mail });
    expect(mail.scrollIntoView).toHaveBeenCalledTimes(1);
  });

  function link(current = '') {
    const link = Object.assign(new Part(), { getAttribute: () => current });
    link.focus = vi.fn(() => Object.assign(document, { activeElement: link }));
    return link;
  }

  function focused(links: Part[]): number {
    return links.findIndex((link) => link === (document.activeElement as unknown));
  }
});

async function open(parts: Record<string, Part | Part[]>, hash = '') {
  const document = page(parts);
  vi.stubGlobal('location', { hash });
  vi.stubGlobal('localStorage', { getItem: () => null });
  const { startKeys } = await import('../shell/keys');
  startKeys();
  await import('./inbox');
  return document;
}
