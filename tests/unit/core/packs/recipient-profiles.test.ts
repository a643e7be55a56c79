/** The recipient profiles that are shipped: each is whole, knows its place, and says nothing of who somebody is. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RecipientProfile } from '../../../../src-main/core/packs/recipient-profile.ts';
import { loadRecipients } from '../../../../src-main/usecases/packs/recipient-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';
import { temporaryFolder } from '../../../support/vault.ts';
import { stringsIn, verdictsIn } from '../../../support/verdict/lexicon.ts';

const resources = findResources();
const shipped = loadRecipients(resources);
const raw = (id: string) =>
  JSON.parse(readFileSync(join(resources.folder, 'profiles/recipients', `${id}.json`), 'utf8'));

const WORDLESS = new Set([
  'id',
  'source',
  'facts',
  'forms',
  'form',
  'minimum',
  'leavesAs',
  'purposes',
  'grounds',
]);

describe('the profiles', () => {
  it('are all there, and each may be read by whoever it is for', () => {
    expect(shipped.map((one) => one.id)).toEqual(
      expect.arrayContaining([
        'nrm-preparation',
        'support-letter',
        'needs-and-risk',
        'special-measures',
        'duty-to-notify',
        'first-account',
        'child-safeguarding',
        'privacy-sheet',
        'translation-certificate',
        'interview-record',
        'consent-record',
        'safety-page',
        'safety-plan',
      ]),
    );
    const children = shipped.filter((one) => !one.for.ages.includes('adult')).map((one) => one.id);
    expect(children).toEqual(['child-safeguarding']);
  });

  it.each(shipped)('$id judges nobody', (profile) => {
    expect(stringsIn(profile, WORDLESS).flatMap(verdictsIn)).toEqual([]);
  });
});

describe('is refused', () => {
  const wrong = (id: string, change: object) => RecipientProfile.safeParse({ ...raw(id), ...change }).success;
  it('a field it does not have, and one that says who somebody is where nothing may', () => {
    expect(wrong('support-letter', {})).toBe(true);
    expect(wrong('support-letter', { score: 1 })).toBe(false);
    expect(wrong('support-letter', { named: false })).toBe(false);
    const part = { kind: 'record', title: 'The plan', forms: ['safety-plan'], needed: true, contact: true };
    expect(wrong('support-letter', { parts: [part] })).toBe(false);
  });

  it.each([
    ['leavesAs', { leavesAs: 'somewhere' }],
    ['purposes', { purposes: ['research'] }],
    ['purposes: none', { purposes: [] }],
    ['grounds', { grounds: ['because'] }],
    ['facts', { minimum: ['person.shoe-size'] }],
    ['id', { id: 'another' }],
  ])('with the file and the field: %s', (field, change) => {
    const folder = temporaryFolder();
    for (const name of ['consent', 'facts', 'forms'])
      cpSync(join(resources.folder, name), join(folder, name), { recursive: true });
    cpSync(join(resources.folder, 'profiles'), join(folder, 'profiles'), { recursive: true });
    const file = join(folder, 'profiles/recipients/support-letter.json');
    writeFileSync(file, JSON.stringify({ ...raw('support-letter'), ...change }));
    expect(readdirSync(folder)).toContain('profiles');
    expect(() => loadRecipients({ folder })).toThrow(
      expect.objectContaining({ code: 'profile-damaged', subject: 'support-letter.json' }),
    );
    try {
      loadRecipients({ folder });
    } catch (thrown) {
      expect(String((thrown as { detail: string }).detail)).toContain(field);
    }
  });
});
