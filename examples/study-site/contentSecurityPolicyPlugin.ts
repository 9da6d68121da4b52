import type { Plugin } from 'vite';

/** Nothing from elsewhere, nothing inline, and nothing sent anywhere. */
const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the site's policy into the built page. A development server needs inline scripts of its own, so there is none there. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'calque-content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
    ],
  };
}
