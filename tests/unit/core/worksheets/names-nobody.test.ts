/** Words that look like a name or a plate and are none are no finding. */
import { expect, it } from 'vitest';
import { findIdentifiers } from '../../../../src-main/core/worksheets/identifiers.ts';
import { loadPointing } from '../../../../src-main/usecases/disclosure/people-named.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const pointing = loadPointing(findResources());
const labels = (text: string) =>
  findIdentifiers(text, [], pointing).map(({ label, text: word }) => `${label}: ${word}`);

it.each([
  ['may be called any time', /What somebody is called/],
  ['Told 24 Sep 2026: we were told', /Told/i],
  ['the regional 2 practice coordinator', /plate/],
])('%s', (text, none) => expect(labels(text).join('\n')).not.toMatch(none));

it.each([
  ['she was called mimi', /What somebody is called: mimi/],
  ['the reg was AB12 CDE', /plate/],
])('%s is still found', (text, found) => expect(labels(text).join('\n')).toMatch(found));
