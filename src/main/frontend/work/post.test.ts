import { describe, expect, it } from 'vitest';

import type { Copy } from './copies';
import { outcomeOf, Post } from './post';

const COPY: Copy = {
  owner: 'lin',
  task: 't/1',
  writer: 'page',
  step: 3,
  after: 'before.4',
  fields: [
    ['field.note', '你好 & more'],
    ['field.tags', 'a'],
    ['field.tags', 'b'],
  ],
  at: 0,
};

describe('the post', () => {
  it('sends the fields with the mark, and the token as a header', async () => {
    const { asked, post } = server([200]);

    expect(await post.send(COPY)).toEqual({ outcome: 'saved', words: 'said' });

    expect(asked[0]?.[0]).toBe('/work/t%2F1/draft');
    const { body, headers, keepalive } = asked[0]?.[1] ?? {};
    expect([...(body as URLSearchParams)]).toEqual([
      ...COPY.fields,
      ['owner', 'lin'],
      ['draft', 'page.3'],
      ['after', 'before.4'],
    ]);
    expect(headers).toEqual({ 'X-CSRF-TOKEN': 'old' });
    expect(keepalive).toBe(false);
  });

  it('lets the browser finish the last one alone, and fetches no token for it', async () => {
    const { asked, post } = server([403]);

    expect((await post.send(COPY, true)).outcome).toBe('ended');

    expect(asked).toHaveLength(1);
    expect(asked[0]?.[1]?.keepalive).toBe(true);
  });

  it('fetches a token that another sign-in has replaced, once', async () => {
    const { asked, post } = server([403, 200]);

    expect((await post.send(COPY)).outcome).toBe('saved');
    expect(asked[1]?.[1]?.headers).toEqual({ 'X-CSRF-TOKEN': 'new' });
  });

  it('says that nobody answered when the network is gone', async () => {
    const { post } = server([]);
    expect((await post.send(COPY)).outcome).toBe('unreachable');
  });

  it.each([
    [200, 'saved'],
    [403, 'ended'],
    [404, 'over'],
    [409, 'changed'],
    [410, 'over'],
    [412, 'ended'],
    [413, 'refused'],
    [422, 'refused'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [503, 'unreachable'],
  ])('takes %i for %s', (status, outcome) => {
    expect(outcomeOf(status)).toBe(outcome);
  });
});

function server(statuses: number[]) {
  const asked: Parameters<typeof fetch>[] = [];
  let token = 'old';
  const post = new Post(
    () => ({ 'X-CSRF-TOKEN': token }),
    async () => {
      token = 'new';
      return true;
    },
    async (...request) => {
      asked.push(request);
      const status = statuses.shift();
      if (status === undefined) {
        throw new TypeError('Failed to fetch');
      }
      return new Response('said', { status });
    },
  );
  return { asked, post };
}
