import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Canonical,
  canonicalBytes,
  canonicalJson,
} from '../../../../src-main/core/text/canonical-json.ts';

describe('canonical JSON', () => {
  test('writes the example of RFC 8785, section 3.2.2', () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('sorts keys by UTF-16 unit, as in RFC 8785, section 3.2.3', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
    const value = Object.fromEntries(keys.map((key, index) => [key, index]));
    expect(Object.keys(JSON.parse(canonicalJson(value)))).toHaveLength(keys.length);
    expect(canonicalJson(value)).toBe('{"\\r":1,"1":3,"\u0080":5,"ö":6,"€":0,"😀":4,"\ufb33":2}');
  });

  test('gives the same bytes whatever the order in which keys were put in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalBytes(turned as Canonical)).toEqual(canonicalBytes(value as Canonical));
      }),
    );
  });

  test('can be read back as the value it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value as Canonical))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('carries half a surrogate pair as a replacement character, and refuses what JSON cannot write', () => {
    expect(canonicalJson('a\ud800b')).toBe('"a\ufffdb"');
    expect(() => canonicalJson(Number.NaN)).toThrow(RangeError);
    expect(() => canonicalJson({ count: Number.POSITIVE_INFINITY })).toThrow(RangeError);
    expect(canonicalJson({ kept: 1, left: undefined })).toBe('{"kept":1}');
  });
});
