/** Words beside a yes that only say how or why: those that may limit it are read as a limit. */
import { expect, it } from 'vitest';
import { saysOnlyHow } from '../../../../src-main/core/consent/limit.ts';

it.each(['', 'Now yes: the family has moved', 'Yes: "they should have asked better"', 'She agrees.'])(
  '“%s” limits nothing',
  (words) => expect(saysOnlyHow(words)).toBe(true),
);

it.each([
  'Yes, but not the parcels',
  'Yes, about the house',
  'Yes, when his family has moved',
  'Now yes, after the visit',
  'Yes, once she has seen a solicitor',
  'Sí, sin el coche',
  'With an interpreter',
  'Yes to one only',
  'Yes, with my solicitor',
  'Yes, my solicitor must be there',
  'Yes, in writing',
  'Yes to DC Gahir',
  'Now yes, with Marisol',
])('“%s” may limit it', (words) => expect(saysOnlyHow(words)).toBe(false));
