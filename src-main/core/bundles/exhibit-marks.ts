/** @file Exhibit marks such as AB/1: a producer's initials and a number that runs on across that person's statements. */
import type { Producer } from './court-heading.ts';

/**
 * AB1, AB/1 and ab 1 are one mark; AB/1/1 and AB/11 are two. Undefined for none. HSE Enforcement Guide: producer's
 * initials and number (H); CPR PD 32 ¶18.6: numbers run on across a witness's statements (M).
 */
export const sameMark = (mark: string): string | undefined =>
  mark
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '/')
    .replace(/^\/|\/$|(?<=\p{L})\/|\/(?=\p{L})/gu, '') || undefined;

/** The letters a mark begins with, which are its series; empty where it begins with none. */
export const seriesOf = (mark: string): string =>
  /^\p{L}[\p{L}\p{M}]*/u.exec(mark.normalize('NFKC').trim().toUpperCase())?.[0] ?? '';

/** The name of who produces an exhibit with this mark; empty where nobody said. */
export function producerOf(mark: string, producers: readonly Producer[]): string {
  const series = seriesOf(mark);
  return series === '' ? '' : (producers.find((one) => seriesOf(one.series) === series)?.name ?? '');
}

/**
 * Marks that run on from the first: AB1 gives AB1, AB2, AB3; MP/07 gives MP/07, MP/08; AB alone begins with AB1. Those
 * that are `taken` are passed over, so that none is given twice.
 */
export function marksFrom(first: string, count: number, taken: readonly string[] = []): string[] {
  const [, stem = '', digits = '1'] = /^(.*?)(\d+)?$/.exec(first.trim()) ?? [];
  const given = new Set(taken.map(sameMark));
  const marks: string[] = [];
  for (let number = Number(digits); marks.length < count; number += 1) {
    const mark = `${stem}${String(number).padStart(digits.length, '0')}`;
    if (!given.has(sameMark(mark))) marks.push(mark);
  }
  return marks;
}
