/** Whoever cites page 12 of a bundle that was handed out is told when the next one has something else there. */
import { describe, expect, it } from 'vitest';
import type { BundleView } from '../../../src-main/contract/bundles.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { said } from '../../support/said.ts';

const COURT = { court: 'Crown Court at Wexmouth', hearingDate: '2027-02-03' };
const moved = async (made: BundleCase, { id }: BundleView) => {
  const { findings } = await made.call('bundlePreflight', { bundleId: id });
  return findings.find(({ rule, passed }) => rule === 'B30' && !passed);
};
const arrange = (made: BundleCase, { id, title }: BundleView, evidenceIds: readonly string[]) =>
  made.call('bundleArrange', {
    bundleId: id,
    title,
    ...COURT,
    sections: [{ title: 'All', evidenceIds: evidenceIds as EvidenceId[] }],
  });

async function builtOnce() {
  const made = await BundleCase.open([
    { title: 'First', date: '2021-01-01' },
    { title: 'Second', date: '2021-02-01' },
  ]);
  const bundle = await made.bundle(COURT);
  const keys = bundle.map.sections.flatMap(({ documents }) => documents.map(({ key }) => key));
  expect(await moved(made, bundle)).toBeUndefined();
  const { fileName } = await made.build(bundle.id);
  return { made, bundle, keys, fileName };
}

describe('a bundle that was built before', () => {
  it('is told of by its name where a late paper moves others, with the pages they have now', async () => {
    const { made, bundle, keys, fileName } = await builtOnce();
    const late = await made.add({ title: 'Late', date: '2021-01-15' });
    await arrange(made, bundle, [keys[0] as string, late, keys[1] as string]);
    const found = await moved(made, bundle);
    expect([found?.level, found?.pages]).toEqual(['should', [5]]);
    expect(said(found)).toMatch(new RegExp(`^“Second”: no longer on the pages that “${fileName}” of `));
  });

  it('is left in peace by a paper that comes last', async () => {
    const { made, bundle, keys } = await builtOnce();
    const late = await made.add({ title: 'Late', date: '2021-01-15' });
    await arrange(made, bundle, [...keys, late]);
    expect(await moved(made, bundle)).toBeUndefined();
  });

  it('is known by its title as well: by command each building arranges anew', async () => {
    const { made, bundle } = await builtOnce();
    await made.add({ title: 'Earlier', date: '2020-01-15' });
    expect(await moved(made, await made.bundle({ ...COURT, title: bundle.title }))).toMatchObject({
      pages: [4, 5],
    });
    expect(await moved(made, await made.bundle({ ...COURT, title: 'Another bundle' }))).toBeUndefined();
  });
});
