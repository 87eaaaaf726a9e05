import { afterEach, describe, expect, it, vi } from 'vitest';

import { page, Part, tell } from '../shell/testing';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('a file of holidays', () => {
  it('is shown as the server reads it, a byte more than it takes at most, with the token', async () => {
    const { chosen, shown, asked, choose } = await open(async () => new Response('<p>read</p>'));

    await choose(new File(['x'.repeat(70_000)], 'holidays-2027.json'));

    expect(chosen.textContent).toBe('holidays-2027.json');
    expect(shown).toMatchObject({ innerHTML: '<p>read</p>' });
    expect(asked.mock.calls[0]![0]).toBe('/settings/calendar/import/preview');
    expect(asked.mock.calls[0]![1]).toMatchObject({ method: 'POST', headers: { 'X-CSRF-TOKEN': 't' } });
    expect((asked.mock.calls[0]![1]!.body as Blob).size).toBe(65_537);
  });

  it.each([
    ['the server refuses', async () => new Response('', { status: 500 })],
    ['nobody answers', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('says so in the words of the page when %s', async (_, answers) => {
    const { shown, choose } = await open(answers);

    await choose(new File(['{}'], 'a.json'));

    expect(shown.textContent).toBe('It could not be read.');
  });
});

async function open(answers: () => Promise<Response>) {
  const [form, chosen, shown] = [new Part(), new Part(), new Part()];
  const input = Object.assign(new Part(), { files: [] as File[] });
  form.dataset = { broken: 'It could not be read.' };
  form.found.set('input[type=file]', input).set('[data-chosen]', chosen).set('[data-preview]', shown);
  const { body } = page({ '[data-holidays]': form });
  Object.assign(body, { getAttribute: () => '{"X-CSRF-TOKEN":"t"}' });
  const asked = vi.fn<typeof fetch>(answers);
  vi.stubGlobal('fetch', asked);
  await import('./calendar');
  const choose = async (file: File) => {
    input.files = [file];
    tell(input, 'change', input);
    await vi.waitFor(() => expect(shown.textContent + String((shown as { innerHTML?: string }).innerHTML ?? '')).not.toBe(''));
  };
  return { chosen, shown, asked, choose };
}
