import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BundleCase } from '../../support/bundle-case.ts';
import { codeOf } from '../../support/failures.ts';

const mounted: string[] = [];
afterEach(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', [folder]);
});

/** A folder on a disk of its own that holds so many kilobytes. */
function smallDisk(parent: string, kilobytes: number): string {
  const folder = join(parent, `disk-${kilobytes}`);
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  mounted.push(folder);
  return folder;
}

describe('a disk that fills up while a bundle is built', () => {
  it('at any point leaves neither file, folder nor record, and the next build on a larger disk goes through', async () => {
    const made = await BundleCase.open();
    const { id: bundleId } = await made.bundle();
    const seen = new Set<string>();
    for (let kilobytes = 8; !seen.has('none'); kilobytes += 8) {
      const disk = smallDisk(made.out, kilobytes);
      const code = await codeOf(() => made.call('bundleBuild', { bundleId, folder: made.pick(disk) }));
      seen.add(code);
      const { issues } = await made.call('bundleShow', { bundleId });
      if (code === 'none') {
        expect(readdirSync(disk)).toHaveLength(2);
        expect(issues).toHaveLength(1);
      } else {
        expect([kilobytes, code, readdirSync(disk)]).toEqual([kilobytes, 'disk-full', []]);
        expect(issues).toEqual([]);
      }
    }
    expect([...seen]).toEqual(['disk-full', 'none']);
    expect((await made.call('evidenceVerify', { caseId: made.caseId })).intact).toBe(true);
  });
});
