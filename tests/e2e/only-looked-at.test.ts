/**
 * A vault that is only looked at, past damage or by somebody whose role is to read: on each screen of a full case nothing
 * is offered that could only be refused, and the page says why. Pictures in test-results/screens/looked-at-*.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import shell from '../../src-renderer/i18n/en/shell.json' with { type: 'json' };
import { launchApp } from '../support/app.ts';
import { CaseOnScreen } from '../support/case-on-screen.ts';
import { damagedToLookAt, LOOKED_AT, READER, vaultToLookAt } from '../support/looked-at-vault.ts';
import { goByPalette } from '../support/sample-on-screen.ts';
import { PASSPHRASE } from '../support/vault.ts';

const WHY = {
  damaged: 'This vault is damaged and open read-only',
  reader: 'You can read this vault and change nothing',
} as const;
type Way = keyof typeof WHY;

/** What only leads somewhere, narrows down, opens, checks or shows. */
const LOOKS = [
  /^(All|Back to|Read|Open|Show|Hide|Find|Filter|Check|Compare|Look at|Review|Preview|Previous|Zoom|Go to|Fit|Turn the view|Next|Place)\b/,
  /^\d+(Person|Document|Interview|Form|Bundle)s?[A-Z]/,
  /^(Contacts|Decisions and support|Contact and dates|Compare a kept file with the log)$/,
  /^Reasonable grounds decision expected/,
  // The log, and guidance: what is looked for.
  /^(By|About|From|Until|Which rule\?|From which day\?|Where|Case|Whole case|Person)$/,
  // The chronology: what of it is shown, and where each line is from.
  /^(What was told|Documents|Accounts held|Case dates|Decisions|Earlier referrals|Leave out privileged items)$/,
  /; \d+ \w+ 20\d\d, \d\d:\d\d; /,
  // How it looks on this computer is kept outside the vault.
  /^(As the computer is set|Light|Dark|\d+%)$/,
];
/** What whoever only reads may do of their own, where the log can be written. */
const EVERY_ROLE = [
  /^(Choose a backup|Make or remove a key file|Current passphrase|Suggest six words|New passphrase|New passphrase again)$/,
];

let folder: string;
const on: Partial<Record<Way, CaseOnScreen>> = {};
beforeAll(async () => {
  folder = await vaultToLookAt();
});
afterAll(async () => {
  for (const one of Object.values(on)) await one.app.close();
});

async function unlocked(way: Way): Promise<CaseOnScreen> {
  const vaultFolder = way === 'damaged' ? damagedToLookAt(folder) : folder;
  const opened = new CaseOnScreen(await launchApp({ vaultFolder }), `looked-at-${way}`);
  on[way] = opened;
  await opened.keys.type('Passphrase', way === 'damaged' ? PASSPHRASE : READER.passphrase);
  await opened.press('Enter');
  if (way === 'damaged') {
    await opened.heading('This vault is damaged');
    await opened.keys.press('Open read-only');
  }
  await opened.says(WHY[way]);
  return opened;
}

/** What can be pressed, ticked or typed into on the page that is open, by name. */
const offered = ({ app }: CaseOnScreen): Promise<string[]> =>
  app.page.evaluate(() => {
    const found = document.querySelectorAll<HTMLElement>(
      'main :is(button, a, input, select, textarea):not([role=tab], :disabled, [readonly])',
    );
    return [...found]
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const labels = (one as HTMLInputElement).labels ?? [];
        const words = one.getAttribute('aria-label') ?? labels[0]?.textContent ?? one.textContent;
        return words.replace(/\s+/g, ' ').trim();
      });
  });

async function visited(here: CaseOnScreen, way: Way): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const look = async (name: string) => {
    await here.says(WHY[way]);
    await here.app.page.locator('main h1').first().waitFor();
    // What is read after the page stands comes with its buttons; nothing marks its end.
    await here.app.page.waitForTimeout(400);
    expect([name, await here.app.page.locator('main [role=alert]').allTextContents()]).toEqual([name, []]);
    found.set(name, await offered(here));
  };
  const tab = async (name: string) => {
    await here.app.page.getByRole('tab', { name, exact: true }).click();
    await look(name);
  };
  const press = async (name: string | RegExp, place: string, which = 0) => {
    await here.app.page.getByRole('main').getByRole('button', { name }).nth(which).click();
    await look(place);
  };
  const openCase = () => goByPalette(here.app, LOOKED_AT, new RegExp(LOOKED_AT));
  await openCase();
  for (const name of Object.values(shell.case.tabs)) await tab(name);
  await here.app.page.getByRole('tab', { name: 'Evidence', exact: true }).click();
  await here.app.page.getByText('Scan').first().click();
  await here.press('Enter');
  await look('an exhibit');
  await here.look('01-exhibit');
  await openCase();
  await tab('Interviews');
  await press(/^Read: Screening/, 'a record');
  await here.look('02-record');
  await openCase();
  await tab('Interviews');
  await press(/^Read: Screening/, 'another record', 1);
  await here.look('02-another-record');
  await openCase();
  await tab('Forms and packs');
  await press(/^Read: NRM/, 'a sheet');
  await here.look('03-sheet');
  await openCase();
  await tab('Bundles');
  await press('Open: Hearing bundle', 'a bundle');
  await here.look('04-bundle');
  await openCase();
  await tab('Contact and dates');
  await press(/chronology/i, 'the chronology');
  await goByPalette(here.app, 'Vault: log', /Vault: log/);
  for (const name of Object.values(shell.vault.tabs)) await tab(name);
  return found;
}

describe.each(['damaged', 'reader'] as const)('%s', (way) => {
  it('is offered what looks, and nothing else', async () => {
    const here = await unlocked(way);
    const found = await visited(here, way);
    const other = [...found].flatMap(([place, names]) =>
      names
        .filter((name) => !LOOKS.some((one) => one.test(name)))
        .filter((name) => way === 'damaged' || !EVERY_ROLE.some((one) => one.test(name)))
        .map((name) => `${place}: ${name}`),
    );
    expect(other).toEqual([]);
    expect(here.findings).toEqual([]);
    expect(here.complaints).toEqual([]);
  });
});
