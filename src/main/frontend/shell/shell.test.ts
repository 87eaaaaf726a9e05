import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { startClock } from './clock';
import { csrf } from './csrf';
import { startDialogs } from './dialogs';
import { startFailures } from './failures';
import { addKeys, startKeys } from './keys';
import { startMenus } from './menus';
import { Dialog, page, Part, tell } from './testing';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the clock', () => {
  it('shows the time of the server in the zone of the house, and moves on with the minute', () => {
    vi.setSystemTime('2026-11-17T01:00:00Z');
    const clock = Object.assign(new Part(), { dateTime: '2026-11-17T06:32:40Z' });
    clock.dataset = { clock: 'Asia/Shanghai' };
    const [day, time] = [new Part(), new Part()];
    clock.found.set('[data-day]', day).set('[data-time]', time);
    page({ 'time[data-clock]': clock });

    startClock();
    expect([day.textContent, time.textContent]).toEqual(['Tue 17 Nov', '14:32']);

    vi.advanceTimersByTime(20_100);
    expect(time.textContent).toBe('14:33');
  });

  it('is not missed on a page without one', () => {
    page();
    expect(startClock).not.toThrow();
  });
});

describe('dialogs', () => {
  it('open and close by attribute, and open once', () => {
    const dialog = new Dialog();
    const document = page({ '#ask': dialog });
    startDialogs();

    tell(document, 'click', button({ opens: 'ask' }));
    tell(document, 'click', button({ opens: 'ask' }));
    expect(dialog.showModal).toHaveBeenCalledTimes(1);

    const closes = button({ closes: '' });
    closes.above.set('dialog', dialog);
    tell(document, 'click', closes);
    expect(dialog.open).toBe(false);
  });

  it('leave other clicks alone', () => {
    const dialog = new Dialog();
    const document = page({ '#ask': dialog });
    startDialogs();

    tell(document, 'click', new Part());
    expect(dialog.showModal).not.toHaveBeenCalled();
  });
});

describe('menus', () => {
  const OPEN = 'details[data-menu][open]';

  function menu() {
    const menu = new Part();
    const summary = new Part();
    menu.open = true;
    menu.found.set('summary', summary);
    menu.within.push(summary);
    return { menu, summary, document: page({ [OPEN]: [menu] }) };
  }

  it('close when something else is clicked or focused', () => {
    for (const type of ['click', 'focusin']) {
      const { menu: open, summary, document } = menu();
      startMenus();

      tell(document, type, summary);
      expect(open.open).toBe(true);
      tell(document, type, new Part());
      expect(open.open).toBe(false);
    }
  });

  it('close with Escape, and the focus goes back to where they were opened', () => {
    const { menu: open, summary, document } = menu();
    startMenus();

    tell(document, 'keydown', document.body, { key: 'a' });
    expect(open.open).toBe(true);
    tell(document, 'keydown', document.body, { key: 'Escape' });
    expect(open.open).toBe(false);
    expect(summary.focus).toHaveBeenCalled();
  });
});

describe('keys', () => {
  const store = new Map<string, string>();

  beforeEach(() => {
    store.clear();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => store.get(name) ?? null,
      setItem: (name: string, value: string) => store.set(name, value),
      removeItem: (name: string) => store.delete(name),
    });
  });

  it('do what the frame and the page say of them', () => {
    const help = new Dialog();
    const document = page({ '#help': help });
    const next = vi.fn();
    addKeys({ n: next });
    startKeys();

    expect(tell(document, 'keydown', document.body, { key: '?' }).defaultPrevented).toBe(true);
    tell(document, 'keydown', document.body, { key: 'n' });
    expect(help.open).toBe(true);
    expect(next).toHaveBeenCalledTimes(1);
  });

  it('stay away from people who type, from the keys of the browser, and from open dialogs', () => {
    const document = page();
    const next = vi.fn();
    addKeys({ n: next });
    startKeys();

    const field = new Part();
    field.fits = (selector) => selector.includes('textarea');
    tell(document, 'keydown', field, { key: 'n' });
    for (const held of ['ctrlKey', 'metaKey', 'altKey', 'isComposing']) {
      tell(document, 'keydown', document.body, { key: 'n', [held]: true });
    }
    document.parts['dialog[open]'] = new Dialog();
    tell(document, 'keydown', document.body, { key: 'n' });
    expect(next).not.toHaveBeenCalled();
  });

  it('can be switched off, which holds on the next page', () => {
    const choice = Object.assign(new Part(), { checked: false });
    const document = page({ '[data-keys]': choice });
    const next = vi.fn();
    addKeys({ n: next });
    startKeys();
    expect(choice.checked).toBe(true);

    choice.checked = false;
    tell(choice, 'change', choice);
    tell(document, 'keydown', document.body, { key: 'n' });
    expect(next).not.toHaveBeenCalled();

    page({ '[data-keys]': Object.assign(choice, { checked: true }) });
    startKeys();
    expect(choice.checked).toBe(false);
  });
});

describe('failures', () => {
  it('are said in the words of the page, for eight seconds', () => {
    const toasts = new Part();
    toasts.dataset = { failed: 'It did not work.', offline: 'No network.' };
    const { body } = page({ '[data-toasts]': toasts });
    startFailures();

    tell(body, 'htmx:responseError', body);
    expect(toasts.within.map((toast) => toast.textContent)).toEqual(['It did not work.']);
    tell(body, 'htmx:sendError', body);
    expect(toasts.within.map((toast) => toast.textContent)).toEqual(['No network.']);

    vi.advanceTimersByTime(8_000);
    expect(toasts.within).toEqual([]);
  });
});

describe('the token', () => {
  it('is what the frame carries for htmx, and nothing on a page without it', () => {
    const { body } = page();
    const headers = { getAttribute: () => '{"X-CSRF-TOKEN":"t"}' };
    Object.assign(body, headers);
    expect(csrf()).toEqual({ 'X-CSRF-TOKEN': 't' });

    Object.assign(body, { getAttribute: () => null });
    expect(csrf()).toEqual({});
  });
});

function button(data: Record<string, string>): Part {
  const button = new Part();
  button.dataset = data;
  button.above.set('[data-opens], [data-closes]', button);
  return button;
}
