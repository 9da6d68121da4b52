import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { getChecksum } from './checksum.ts';
import { seal, unseal } from './record.ts';

const schema = v.object({ name: v.string(), size: v.number() });
/** Version 1 had `title`, version 2 had no `size`; this is what version 3 would read them with. */
const upgraders = [
  (body: unknown) => {
    const { title, ...rest } = body as { title: string };
    return { ...rest, name: title };
  },
  (body: unknown) => ({ size: 0, ...(body as object) }),
];

test('The checksum is CRC-32 of the code units', () => {
  expect(getChecksum('')).toBe('00000000');
  // The bytes of "12345678", two in each code unit, low byte first; the value is zlib's.
  const pairs = String.fromCharCode(0x3231, 0x3433, 0x3635, 0x3837);
  expect(getChecksum(pairs)).toBe('9ae0daaf');
});

test('Any JSON comes back from its record as it was', () => {
  fc.assert(
    fc.property(fc.string(), fc.jsonValue(), (key, value) => {
      const read = unseal(key, seal(key, value), v.unknown());
      expect(read).toEqual({ ok: true, value: JSON.parse(JSON.stringify(value)) });
    }),
  );
});

test('A record at another key, or with any character changed, is not taken', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (value, place, text) => {
      const sealed = seal('key', value);
      expect(unseal('other', sealed, v.unknown())).toEqual({ ok: false, reason: 'checksum' });
      const at = place % sealed.body.length;
      const body = sealed.body.slice(0, at) + text + sealed.body.slice(at + text.length);
      fc.pre(body !== sealed.body);
      expect(unseal('key', { ...sealed, body }, v.unknown())).toEqual({ ok: false, reason: 'checksum' });
    }),
  );
});

function at(version: number, body: string) {
  return { version, checksum: getChecksum(`k\n${body}`), body };
}

function read(record: unknown) {
  return unseal('k', record, schema, upgraders);
}

test('Older records are upgraded step by step, newer ones are left alone', () => {
  expect(read(at(1, '{"title":"a"}'))).toEqual({ ok: true, value: { name: 'a', size: 0 } });
  expect(read(at(2, '{"name":"a"}'))).toEqual({ ok: true, value: { name: 'a', size: 0 } });
  expect(read(at(3, '{"name":"a","size":2}'))).toEqual({ ok: true, value: { name: 'a', size: 2 } });
  expect(read(at(4, '{"name":"a","size":2}'))).toEqual({ ok: false, reason: 'newer' });
  expect(read(at(3, '{"name":"a"}'))).toEqual({ ok: false, reason: 'schema' });
  expect(read(at(1, 'null'))).toEqual({ ok: false, reason: 'not-json' });
  expect(read(null)).toEqual({ ok: false, reason: 'not-a-record' });
});
