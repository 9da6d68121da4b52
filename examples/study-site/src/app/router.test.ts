import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { formatRoute, parseRoute } from './router.ts';

test('an empty hash is the gallery', () => {
  expect(parseRoute('')).toEqual({ page: 'gallery' });
  expect(parseRoute('#/')).toEqual({ page: 'gallery' });
});

test('a practice address carries its slug and pass', () => {
  expect(parseRoute('#/practice/news-feed?pass=recall')).toEqual({
    page: 'practice',
    slug: 'news-feed',
    pass: 'recall',
    result: null,
  });
});

test('an address that no page has keeps its path for the message', () => {
  expect(parseRoute('#/nowhere/at/all')).toEqual({ page: 'missing', path: '/nowhere/at/all' });
});

test('a slug of any characters survives its address', () => {
  assert(
    property(string({ minLength: 1 }), (slug) => {
      const route = { page: 'practice', slug, pass: null, result: null } as const;
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }),
  );
});

test('no hash makes the router throw', () => {
  assert(
    property(string(), (hash) => {
      expect(parseRoute(hash).page).toBeTypeOf('string');
    }),
  );
});
