import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProfiles, requireProfile } from '../../../src-main/usecases/bundles/profile-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { failureOf } from '../../support/failures.ts';
import { temporaryFolder } from '../../support/vault.ts';

const shipped = findResources();
const general = JSON.parse(readFileSync(join(shipped.folder, 'profiles/general.json'), 'utf8'));

function resourcesWith(files: Record<string, string>) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'profiles'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'profiles', name), text);
  return { ...shipped, folder };
}

describe('court profiles', () => {
  it('that are shipped can all be read, and say where each rule comes from and how sure that is', () => {
    const profiles = loadProfiles(shipped);
    expect(profiles[0]?.id).toBe('general');
    for (const rule of profiles.flatMap((profile) => profile.rules)) {
      expect(rule.source).not.toBe('');
      expect(['H', 'M', 'L']).toContain(rule.certainty);
    }
  });

  it('can be added by anybody, as a file', () => {
    const text = JSON.stringify({ ...general, id: 'my-court', title: 'My court' });
    const added = resourcesWith({ 'general.json': JSON.stringify(general), 'my-court.json': text });
    expect(loadProfiles(added).map((profile) => profile.id)).toEqual(['general', 'my-court']);
    expect(requireProfile(added, 'my-court').title).toBe('My court');
  });

  it.each([
    ['no JSON', '{', 'it is no JSON'],
    [
      'a level nobody knows',
      JSON.stringify({ ...general, rules: [{ ...general.rules[0], level: 'maybe' }] }),
      'rules.0.level',
    ],
    ['a field nobody knows', JSON.stringify({ ...general, colour: 'red' }), 'colour'],
    ['another id than its name', JSON.stringify({ ...general, id: 'other' }), 'its id is not its file name'],
  ])('with %s are named, and what is wrong with them', async (_what, text, detail) => {
    const failure = await failureOf(() => loadProfiles(resourcesWith({ 'general.json': text })));
    expect(failure).toMatchObject({ code: 'profile-damaged', subject: 'general.json' });
    expect(`${failure.detail} ${failure.findings?.join(' ')}`).toContain(detail);
  });
});
