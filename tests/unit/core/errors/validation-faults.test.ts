import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contract } from '../../../../src-main/contract/index.ts';
import { FuzzyDate } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { faultIn } from '../../../../src-main/core/errors/validation-faults.ts';
import { said } from '../../../support/said.ts';

const wrongWith = (schema: z.ZodType, value: unknown) =>
  (schema.safeParse(value).error?.issues ?? []).map((issue) => said(faultIn(issue, 'the input')));

describe('what does not fit', () => {
  it.each([
    [contract.caseCreate.input, { reference: '', title: 'x' }, 'reference is empty'],
    [
      contract.caseCreate.input,
      { reference: 'x'.repeat(81), title: 'x' },
      'reference is longer than 80 characters',
    ],
    [
      contract.caseCreate.input,
      { reference: 'a\u0000b', title: 'x' },
      'reference holds characters that cannot be kept there',
    ],
    [
      contract.caseCreate.input,
      { reference: 'x' },
      'title is missing, or of a kind that does not belong there',
    ],
    [
      contract.caseCreate.input,
      { reference: 'x', title: 'x', colour: 'red' },
      'the input does not know "colour"',
    ],
    [contract.caseList.input, { limit: 501 }, 'limit is more than 500'],
    [contract.caseList.input, { offset: -1 }, 'offset is less than 0'],
    [
      contract.bundleCreate.input,
      { caseId: 'a'.repeat(26), title: 'x', hearingDate: '2026-02-30' },
      'hearingDate is not a day, as in 2026-11-24',
    ],
    [z.strictObject({ list: z.array(z.string()).min(1) }), { list: [] }, 'list lists nothing'],
    [FuzzyDate, { value: '2026-02-31' }, 'value: there is no such date'],
    [z.strictObject({ role: z.enum(['a', 'b']) }), { role: 'c' }, 'role is none of: a, b'],
  ])('is said in words (%#)', (schema, value, words) => {
    expect(wrongWith(schema, value)).toEqual([words]);
  });

  it('never speaks of types, patterns or schemas', () => {
    for (const call of Object.values(contract)) {
      for (const value of [null, {}, { title: 1, answers: [{}], sections: [{}] }]) {
        for (const line of wrongWith(call.input, value))
          expect(line).not.toMatch(/expected|invalid|regex|pattern|undefined|string|object|array/i);
      }
    }
  });
});
