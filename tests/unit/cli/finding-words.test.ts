import { expect, it } from 'vitest';
import { sayFinding, sayNote, withSentence } from '../../../src-main/cli/finding-words.ts';
import { coded } from '../../../src-main/core/findings/finding.ts';

it('with --json a finding and a note carry their sentence beside code and parameters, however deep they lie', () => {
  const note = { ...coded('pages-without-text', { count: 2 }), pages: [3, 4] };
  const written = JSON.parse(JSON.stringify({ evidence: [{ title: 'A', notes: [note] }] }, withSentence));
  expect(written.evidence[0]).toEqual({
    title: 'A',
    notes: [{ ...note, message: '2 pages have no text that can be searched.' }],
  });
  const missing = coded('consent-refused', {
    person: 'Ana',
    purpose: 'Sharing with the police',
    recipient: '',
    item: '',
    on: '2026-11-24',
  });
  const found = JSON.parse(JSON.stringify(coded('consents-missing', { missing: [missing] }), withSentence));
  expect(found.params.missing[0].message).toBe('Ana: Sharing with the police, did not agree on 24 Nov 2026');
});

it('a refusal that names a day has it as it is read', () => {
  const [on, receivedOn] = ['2026-10-08', '2026-10-08'];
  const begun = coded('draft-begun', { id: 'a1', on, author: 'Ana', answered: 2 });
  expect(sayFinding(begun)).toBe('a1: begun 8 Oct 2026 by Ana, 2 answered');
  const first = coded('first-copy', { title: 'Letter', exhibit: '', receivedOn, removedOn: '' });
  expect(sayFinding(first)).toBe('The first copy is "Letter", received 8 Oct 2026');
});

it('what has a code of another kind is printed as it is', () => {
  const failure = { error: { code: 'not-found', params: null, subject: 'x' } };
  expect(JSON.parse(JSON.stringify(failure, withSentence))).toEqual(failure);
});

it('a title cannot move the cursor of a terminal', () => {
  expect(sayFinding(coded('documents-undated', { documents: ['a\u001b[2Jb'] }))).toBe(
    'No date is recorded for “a [2Jb”.',
  );
  expect(sayNote({ ...coded('pages-without-text', { count: 3 }), pages: [2, 3, 4] })).toContain(
    '(pages 2 to 4)',
  );
});
