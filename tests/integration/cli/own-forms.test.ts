import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FormImportReport } from '../../../src-main/contract/forms.ts';
import { asJson, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';
import { HTCDS, readBack, workbook } from '../../support/xlsforms.ts';

const parent = temporaryFolder();
const file = join(parent, 'htcds.xlsx');
let open: string[];
beforeAll(async () => {
  ({ open } = await vaultForCli(parent));
  writeFileSync(file, await workbook(HTCDS));
});

describe('own forms from the command line', () => {
  it('a preview says what would happen and keeps nothing', async () => {
    const { code, stdout } = await testimony(['form', 'import', file, ...open, '--preview']);
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing was kept');
    expect(stdout).toMatch(
      /left-out\s+survey 4\s+type\s+deviceid\n\s+Left out to protect people: the number of the phone\./,
    );
    const { json } = await asJson<{ forms: { own: boolean }[] }>(['form', 'list', ...open]);
    expect(json.forms.some((form) => form.own)).toBe(false);
  });

  it('an import is listed, tells again what it did, and is written out', async () => {
    const imported = await asJson<{ added: boolean; report: FormImportReport }>([
      'form',
      'import',
      file,
      ...open,
    ]);
    expect([imported.code, imported.json.added]).toEqual([0, true]);
    expect((await testimony(['form', 'list', ...open])).stdout).toMatch(
      /own-htcds-case\s+1\s+\d+\s+own\s+Case data/,
    );
    const again = await asJson<{ report: FormImportReport }>(['form', 'report', 'own-htcds-case', ...open]);
    expect(again.json.report).toEqual(imported.json.report);
    const out = join(parent, 'out');
    const written = await asJson<{ fileName: string; left: number }>([
      'form',
      'export',
      'own-htcds-case',
      ...open,
      '--out',
      out,
    ]);
    expect(written).toMatchObject({ code: 0, json: { fileName: 'Case data.xlsx', left: 6 } });
    const { survey } = await readBack(readFileSync(join(out, 'Case data.xlsx')));
    expect(survey?.[1]?.[1]).toBe('consent');
  });

  it('what is no form is refused with exit code 1, in words; a form can be taken out', async () => {
    writeFileSync(join(parent, 'x.xlsx'), 'hello');
    const { code, stderr } = await testimony(['form', 'import', join(parent, 'x.xlsx'), ...open]);
    expect(code).toBe(1);
    expect(stderr).toContain('"x.xlsx" cannot be read as an interview form: it is not an .xlsx workbook.');
    expect((await testimony(['form', 'import', join(parent, 'no.xlsx'), ...open])).code).toBe(4);
    expect((await testimony(['form', 'import', file, ...open, '--use', 'x'])).code).toBe(2);
    expect((await testimony(['form', 'remove', 'own-htcds-case', ...open])).code).toBe(0);
    expect((await testimony(['form', 'report', 'own-htcds-case', ...open])).code).toBe(1);
    expect(existsSync(join(parent, 'vault'))).toBe(true);
  });
});
