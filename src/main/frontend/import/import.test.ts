import { afterEach, describe, expect, it, vi } from 'vitest';

import { page, Part, tell } from '../shell/testing';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('a file to import', () => {
  it('is looked at before it is sent: its beginning, with what the page says of it', async () => {
    const { parts, asked, choose } = await open(async () => new Response('<table></table>'));
    parts.shown.found
      .set('[data-charset]', Object.assign(new Part(), { dataset: { charset: 'GBK' } }))
      .set('[data-complete]', new Part());

    choose(new File(['x'.repeat(200_000)], 'orders.csv'));
    await vi.waitFor(() => expect(parts.ready.hidden).toBe(false));

    expect(parts.chosen.textContent).toBe('orders.csv');
    expect(asked.mock.calls[0]![0]).toBe('/imports/preview?kind=ORDERS&charset=UTF-8&whole=false');
    expect((asked.mock.calls[0]![1]!.body as Blob).size).toBe(196_608);
    expect(parts.charset.value).toBe('GBK');
  });

  it('cannot be sent when it could not be read', async () => {
    const { parts, choose } = await open(async () => new Response('', { status: 500 }));

    choose(new File(['x'], 'orders.csv'));
    await vi.waitFor(() => expect(parts.shown.textContent).toBe('It could not be read.'));

    expect(parts.ready.hidden).toBe(true);
  });

  it('is sent with its name, its charset, and the token, and then followed', async () => {
    const { parts, form, requests, assign, choose } = await open(async () => new Response(''));
    choose(new File(['x'], 'a b.csv'));

    expect(tell(form, 'submit', form).defaultPrevented).toBe(true);
    const request = requests[0]!;
    expect(request.open).toHaveBeenCalledWith('POST', '/api/v1/orders/import?file=a%20b.csv');
    expect(request.setRequestHeader.mock.calls).toEqual([
      ['Content-Type', 'text/csv;charset=UTF-8'],
      ['X-CSRF-TOKEN', 't'],
    ]);
    expect(parts.button.disabled).toBe(true);
    tell(request.upload, 'progress', request, { loaded: 1, total: 4 });
    expect(parts.bar.value).toBe(25);

    Object.assign(request, { status: 202, responseText: '{"id":"i1"}' });
    tell(request, 'loadend', request);
    expect(assign).toHaveBeenCalledWith('/imports/i1');
  });

  it('is read anew as somebody says, and sent so', async () => {
    const { parts, form, said, asked, requests, choose } = await open(async () => new Response(''));
    choose(new File(['x'], 'a.csv'));
    const say = (dataset: Record<string, string>, value: string) => {
      said.push(Object.assign(new Field(), { dataset, value }));
      return said[said.length - 1]!;
    };
    say({ column: '1' }, 'orderRef');
    say({ column: '2' }, '');
    say({ date: 'placedAt' }, 'DAY_FIRST');
    say({ says: 'currency' }, '');
    const told = say({ says: 'country' }, 'DE');

    tell(form, 'change', told);
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
    tell(form, 'submit', form);

    const how = 'column=%231%3AorderRef&column=%232%3A&date=placedAt%3ADAY_FIRST&country=DE';
    expect(asked.mock.calls[1]![0]).toBe(`/imports/preview?kind=ORDERS&charset=${parts.charset.value || 'UTF-8'}&whole=true&${how}`);
    expect(requests[0]!.open).toHaveBeenCalledWith('POST', `/api/v1/orders/import?file=a.csv&${how}`);
  });

  it('can be sent again when it did not arrive', async () => {
    const { parts, form, requests, assign, choose } = await open(async () => new Response(''));
    choose(new File(['x'], 'a.csv'));
    tell(form, 'submit', form);

    tell(requests[0]!, 'loadend', requests[0]);

    expect(assign).not.toHaveBeenCalled();
    expect(parts.button.disabled).toBe(false);
    expect(parts.sending.hidden).toBe(true);
    expect(parts.shown.textContent).toBe('It could not be read.');
  });
});

class Field extends Part {
  hidden = false;
  disabled = false;
  value: unknown = '';
  files: File[] = [];
}

class Request extends Part {
  readonly upload = new EventTarget();
  status = 0;
  responseText = '';
  send = vi.fn();
  setRequestHeader = vi.fn();
}

async function open(answers: () => Promise<Response>) {
  const form = new Part();
  form.dataset = { broken: 'It could not be read.' };
  const said: Field[] = [];
  Object.assign(form, { querySelectorAll: () => said });
  const field = () => new Field();
  const parts = {
    input: field(), drop: field(), chosen: field(), shown: field(), ready: field(),
    charset: field(), button: field(), sending: field(), bar: field(),
  };
  parts.sending.found.set('progress', parts.bar);
  form.found
    .set('input[type=file]', parts.input)
    .set('[data-drop]', parts.drop)
    .set('[data-chosen]', parts.chosen)
    .set('[data-preview]', parts.shown)
    .set('[data-ready]', parts.ready)
    .set('[data-ready] button', parts.button)
    .set('[data-sending]', parts.sending)
    .set('#charset', parts.charset);
  const { body } = page({ '[data-import]': form });
  Object.assign(body, { getAttribute: () => '{"X-CSRF-TOKEN":"t"}' });
  const asked = vi.fn<typeof fetch>(answers);
  const assign = vi.fn();
  const requests: (Request & { open: ReturnType<typeof vi.fn> })[] = [];
  vi.stubGlobal('fetch', asked);
  vi.stubGlobal('window', { location: { assign } });
  vi.stubGlobal('FormData', class {
    get(name: string) {
      return { kind: 'ORDERS', charset: 'UTF-8' }[name];
    }
  });
  vi.stubGlobal('XMLHttpRequest', class {
    constructor() {
      const request = Object.assign(new Request(), { open: vi.fn() }) as never;
      requests.push(request);
      return request;
    }
  });
  await import('./import');
  const choose = (file: File) => {
    parts.input.files = [file];
    tell(form, 'change', parts.input);
  };
  return { form, parts, said, asked, assign, requests, choose };
}
