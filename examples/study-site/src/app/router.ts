import { useSyncExternalStore } from 'react';

/** The pages of the site. Addresses live behind the hash, so any static host serves them and they work offline. */
export type Route =
  | { readonly page: 'gallery' }
  | {
      readonly page: 'practice';
      readonly slug: string;
      readonly pass: string | null;
      /** Id of a finished attempt, to look at its result again. */
      readonly result: string | null;
    }
  | { readonly page: 'file' }
  | { readonly page: 'tradeoffs' }
  | { readonly page: 'session' }
  | { readonly page: 'progress' }
  | { readonly page: 'cards' }
  | { readonly page: 'print'; readonly slug: string | null }
  | { readonly page: 'method' }
  | { readonly page: 'data' }
  | { readonly page: 'missing'; readonly path: string };

export type PageName = Route['page'];

/** Returns the route that a hash such as `#/practice/news-feed?pass=recall` names. Never throws. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const parts = path.split('/').filter(Boolean).map(decodePart);
  const [first, second] = parts;
  const params = new URLSearchParams(query);
  if (first === undefined) return { page: 'gallery' };
  if (first === 'practice' && second && parts.length === 2)
    return { page: 'practice', slug: second, pass: params.get('pass'), result: params.get('result') };
  if (first === 'print' && parts.length <= 2) return { page: 'print', slug: second ?? null };
  if (parts.length === 1)
    switch (first) {
      case 'file':
      case 'tradeoffs':
      case 'session':
      case 'progress':
      case 'cards':
      case 'method':
      case 'data':
        return { page: first };
    }
  return { page: 'missing', path };
}

/** Returns the address of a route, for `href`. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'gallery':
      return '#/';
    case 'practice':
      return `#/practice/${encodeURIComponent(route.slug)}${formatQuery({ pass: route.pass, result: route.result })}`;
    case 'print':
      return route.slug ? `#/print/${encodeURIComponent(route.slug)}` : '#/print';
    case 'missing':
      return `#${route.path}`;
    default:
      return `#/${route.page}`;
  }
}

function formatQuery(values: Readonly<Record<string, string | null>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== null) params.set(name, value);
  const query = params.toString();
  return query && `?${query}`;
}

/** Goes to a route as a link would. */
export function navigate(route: Route): void {
  window.location.hash = formatRoute(route);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribeHash, getHash);
  return parseRoute(hash);
}

const getHash = () => window.location.hash;

function subscribeHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
