import { describe, expect, it } from 'vitest';
import { printedNumber } from '../../../src-main/core/bundles/map-pages.ts';
import { passphraseProblem } from '../../../src-main/core/vault/passphrase.ts';
import { standingOf } from '../../../src-renderer/consent/consents.ts';
import { readPageNumber, widthToDraw } from '../../../src-renderer/features/evidence/page-view.tsx';
import { firstOf } from '../../../src-renderer/ui/few-of.tsx';
import { formatBytes } from '../../../src-renderer/ui/sizes.ts';
import { nextIndex } from '../../../src-renderer/ui/use-picking.ts';
import { matchesWords } from '../../../src-renderer/ui/word-match.ts';

describe('the first few of a list', () => {
  const none = () => false;
  it('leaves out the rest, but not for the sake of one', () => {
    expect(firstOf([1, 2, 3, 4], 2, none)).toEqual([1, 2]);
    expect(firstOf([1, 2, 3], 2, none)).toEqual([1, 2, 3]);
    expect(firstOf([], 2, none)).toEqual([]);
  });

  it('keeps what may not be overlooked, where it stands', () => {
    expect(firstOf([1, 2, 3, 4, 5], 1, (one) => one === 4)).toEqual([1, 4]);
  });
});

describe('keys in a list', () => {
  const list = { current: 0, total: 5, columns: 1, page: 3, sideways: true };
  it('arrows stop at both ends', () => {
    expect(nextIndex('ArrowUp', list)).toBe(0);
    expect(nextIndex('ArrowDown', { ...list, current: 4 })).toBe(4);
    expect(nextIndex('PageDown', { ...list, current: 3 })).toBe(4);
  });

  it('in a grid go by rows, and sideways only while no text is edited', () => {
    const grid = { ...list, columns: 3, total: 8 };
    expect(nextIndex('ArrowDown', { ...grid, current: 1 })).toBe(4);
    expect(nextIndex('ArrowDown', { ...grid, current: 6 })).toBe(7);
    expect(nextIndex('ArrowUp', { ...grid, current: 1 })).toBe(1);
    expect(nextIndex('ArrowRight', { ...grid, current: 1 })).toBe(2);
    expect(nextIndex('ArrowRight', { ...grid, current: 1, sideways: false })).toBeNull();
  });

  it('leave other keys, and an empty list, alone', () => {
    expect(nextIndex('a', list)).toBeNull();
    expect(nextIndex('ArrowDown', { ...list, total: 0 })).toBeNull();
  });
});

describe('filter as you type', () => {
  it('takes every word, in any order, without case or accents', () => {
    expect(matchesWords('Scrisoarea Mădălinei Ștefănescu', 'stefanescu SCRIS')).toBe(true);
    expect(matchesWords('Thư của mẹ', 'thu me')).toBe(true);
    expect(matchesWords('Payslip, November', 'payslip december')).toBe(false);
    expect(matchesWords('anything', '  ')).toBe(true);
  });
});

describe('page numbers', () => {
  it('typed are whole and within the document', () => {
    expect(readPageNumber(' 12 ', 40)).toBe(12);
    for (const typed of ['0', '41', '1.5', '-3', 'x', ''])
      expect(readPageNumber(typed, 40), typed).toBeNull();
  });

  it('printed come from the map’s own ranges', () => {
    const map = {
      numbering: [
        { firstPage: 1, prefix: '', start: 1 },
        { firstPage: 5, prefix: 'B', start: 1 },
      ],
    };
    expect([1, 4, 5, 7].map((page) => printedNumber(map, page))).toEqual(['1', '4', 'B1', 'B3']);
  });

  it('are drawn wide enough for the screen, in steps, and never too wide', () => {
    expect(widthToDraw(670, 1)).toBe(800);
    expect(widthToDraw(675, 1)).toBe(widthToDraw(790, 1));
    expect(widthToDraw(3000, 2)).toBe(2400);
    expect(widthToDraw(0, 1)).toBe(0);
  });
});

it('sizes read as file managers write them', () => {
  expect([0, 999, 1000, 23_400, 3_400_000, 2_000_000_000].map(formatBytes)).toEqual([
    '0 bytes',
    '999 bytes',
    '1 KB',
    '23 KB',
    '3.4 MB',
    '2 GB',
  ]);
});

it('a new passphrase is long and typed twice the same, spaces and all', () => {
  expect(passphraseProblem('short', 'short')).toBe('too-short');
  expect(passphraseProblem('🐈🐈🐈🐈🐈🐈', '🐈🐈🐈🐈🐈🐈')).toBe('too-short');
  expect(passphraseProblem('four quiet words ', 'four quiet words')).toBe('not-the-same');
  expect(passphraseProblem('four quiet words ', 'four quiet words ')).toBeNull();
});

describe('the consent that stands', () => {
  const line = (part: object) =>
    ({
      id: 'x',
      personId: 'p',
      purpose: 'police',
      recipient: '',
      item: '',
      note: '',
      status: 'given',
      expiresOn: null,
      decidedOn: null,
      ...part,
    }) as never;
  it('is the newest for a purpose and a recipient, and ends after its last day', () => {
    const ledger = [
      line({ status: 'given' }),
      line({ status: 'withdrawn' }),
      line({ recipient: 'Kent Police', expiresOn: '2026-11-23' }),
      line({ personId: 'q' }),
    ];
    const standing = standingOf(ledger, 'p', '2026-11-24');
    expect(standing.map((one) => [one.line.status, one.line.recipient, one.expired])).toEqual([
      ['withdrawn', '', false],
      ['given', 'Kent Police', true],
    ]);
    expect(standingOf(ledger, 'p', '2026-11-23').at(-1)?.expired).toBe(false);
  });
});
