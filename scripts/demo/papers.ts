/** @file Letters, tables, statements of account and screens, set by the program's own typesetter. */
import type { Typesetter } from '../../src-main/documents/typst.ts';
import type { SampleDocument } from './sample.ts';

/** The day the sample is set in; the same every time, so that the same demo makes the same papers. */
export const SAMPLE_MADE_AT = '2026-02-20T10:00:00Z';

export function letter(typesetter: Typesetter, doc: SampleDocument): Uint8Array {
  const {
    title,
    from = '',
    to = '',
    paragraphs = [],
    sign = '',
    dir = 'ltr',
    lang = 'en',
    paper = 'a4',
  } = doc;
  const data = { title, dated: doc.date, from, to, paragraphs, sign, dir, lang, paper };
  return typesetter.typeset({ template: 'letter.typ', data, createdAt: SAMPLE_MADE_AT }).pdf;
}

/** One table, or `repeat` tables one after another, as a list of files of one page or more. */
export function tables(typesetter: Typesetter, doc: SampleDocument): Uint8Array[] {
  const { title, sub = '', columns = [], rows = [], foot = '', landscape = false, paper = 'a4' } = doc;
  return Array.from({ length: doc.repeat ?? 1 }, (_, page) => {
    const numbered = doc.repeat === undefined ? sub : `${sub} · page ${page + 1} of ${doc.repeat}`;
    const data = { title, sub: numbered, columns, rows, foot, landscape, paper };
    return typesetter.typeset({ template: 'table.typ', data, createdAt: SAMPLE_MADE_AT }).pdf;
  });
}

const PAYEES = [
  'Harbour Row rent',
  'Wexmouth Cash & Carry',
  'Solvents Direct',
  'Cash paid in',
  'Cash drawn at machine',
  'Van fuel',
  'G Dorvan drawings',
  'Quay water rates',
];

/** Several pages of entries that add up: the same numbers every time, from a small generator. */
export function account(typesetter: Typesetter, doc: SampleDocument): Uint8Array {
  let seed = 4471;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const money = (pence: number) => (pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 });
  let balance = 412_055;
  const rows = Array.from({ length: doc.entries ?? 0 }, (_, index) => {
    const payee = PAYEES[next(PAYEES.length)] as string;
    const pence = 1500 + next(60_000);
    const paidIn = payee === 'Cash paid in';
    balance += paidIn ? pence * 3 : -pence;
    const day = Math.floor((index / (doc.entries ?? 1)) * 92);
    const date = new Date(Date.UTC(2025, 9, 1 + day)).toISOString().slice(0, 10);
    return [date, paidIn ? '' : money(pence), paidIn ? money(pence * 3) : '', money(balance), payee];
  });
  const data = {
    title: doc.title,
    sub: doc.sub ?? '',
    columns: ['Date', 'Out £', 'In £', 'Balance £', 'Details'],
    rows,
    foot: 'End of statement.',
    landscape: false,
    paper: doc.paper ?? 'a4',
  };
  return typesetter.typeset({ template: 'table.typ', data, createdAt: SAMPLE_MADE_AT }).pdf;
}

export function screen(typesetter: Typesetter, doc: SampleDocument): Uint8Array {
  const data = { title: doc.title, posts: (doc.posts ?? []).map((post) => ({ ...post })) };
  return typesetter.typeset({ template: 'screen.typ', data, createdAt: SAMPLE_MADE_AT }).pdf;
}
