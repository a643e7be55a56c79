/** @file A frozen vault as today's program has it open, and everything it shows of it, view by view. */
import { join } from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../../src-main/contract/index.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { quietJob, steadyClock } from '../ports.ts';
import { temporaryFolder } from '../vault.ts';
import { engineOn } from '../workers.ts';
import { FROZEN_PASSPHRASE, thaw } from './frozen.ts';
import type { View } from './teller.ts';

/** A week after they were frozen, whatever day it is: a clock behind a vault's log is another test's matter. */
const LATER = Date.UTC(2026, 11, 1);

export type Thawed = Awaited<ReturnType<typeof openFrozen>>;

/** Unpacked, opened and upgraded. Close `engine` when done. */
export async function openFrozen(name: string) {
  const folder = join(temporaryFolder(), 'vault');
  const storeKey = await thaw(name, folder);
  const clock = steadyClock(LATER);
  const session = await openVault({ folder, passphrase: passphraseBytes(FROZEN_PASSPHRASE), clock });
  const engine = { ...engineOn(session), clock };
  const ask = <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> =>
    perform(engine, name, input, quietJob());
  const [found] = (await ask('caseList', {})).cases;
  if (found === undefined) throw new Error('a frozen vault without a case');
  return { folder, storeKey, engine, ask, caseId: found.id };
}

type Ask = Thawed['ask'];
const each = <T, R>(list: readonly T[], ask: (one: T) => Promise<R>) => Promise.all(list.map(ask));

const screeningIds = async (ask: Ask, caseId: CaseId) =>
  (await ask('screeningList', { caseId })).screenings.map(({ id }) => id);
const exhibitIds = async (ask: Ask, caseId: CaseId) =>
  (await ask('evidenceList', { caseId })).evidence.map(({ id }) => id);

export const records = async ({ ask, caseId }: Thawed) =>
  each(await screeningIds(ask, caseId), (screeningId) => ask('screeningShow', { screeningId }));
export const histories = async ({ ask, caseId }: Thawed) =>
  each((await ask('screeningList', { caseId })).screenings, async ({ id: screeningId, formId }) => {
    return { formId, ...(await ask('screeningHistory', { screeningId })) };
  });

/** The calls behind each part of the window. */
const SHOWN: Readonly<Record<View, (thawed: Thawed) => Promise<unknown>>> = {
  case: async ({ ask, caseId }) => {
    const file = await ask('caseShow', { caseId });
    const ages = await each(file.people, ({ id: personId }) => ask('ageShow', { personId }));
    const earlier = await ask('earlierWords', { caseId });
    return [file, ages, earlier, await ask('caseList', {}), await ask('privilegeList', { caseId })];
  },
  record: async (thawed) => [await records(thawed), await histories(thawed)],
  consent: ({ ask, caseId }) => ask('consentList', { caseId }),
  evidence: ({ ask, caseId }) => ask('evidenceList', { caseId }),
  removed: ({ ask, caseId }) => ask('evidenceRemoved', { caseId }),
  custody: async ({ ask, caseId }) =>
    each(await exhibitIds(ask, caseId), (evidenceId) => ask('evidenceCustody', { evidenceId })),
  transcript: async ({ ask, caseId }) =>
    each(
      (await ask('evidenceList', { caseId })).evidence.filter(({ transcript }) => transcript !== null),
      ({ id: evidenceId }) => ask('transcriptShow', { evidenceId }),
    ),
  bundle: async ({ ask, caseId }) =>
    each((await ask('bundleList', { caseId })).bundles, ({ id: bundleId }) =>
      ask('bundleShow', { bundleId }),
    ),
  limits: async ({ ask, caseId }) =>
    each(await screeningIds(ask, caseId), (screeningId) => ask('accountsWithheld', { screeningId })),
  links: async ({ ask, caseId }) =>
    each(await screeningIds(ask, caseId), (screeningId) => ask('screeningLinks', { screeningId })),
  kept: async ({ ask, caseId }) => {
    const { people } = await ask('caseShow', { caseId });
    const subjects = [...(await screeningIds(ask, caseId)), ...people.map(({ id }) => id)];
    return each(subjects, (subject) => ask('draftTextList', { subject }));
  },
  released: async ({ ask, caseId }) => [
    await ask('consentReleases', { caseId }),
    await ask('packList', { caseId }),
  ],
  form: async ({ ask }) => {
    const own = (await ask('formList', {})).forms.filter((form) => form.own);
    return each(own, async ({ id: formId }) => [
      await ask('formShow', { formId }),
      await ask('formReport', { formId }),
    ]);
  },
  dates: ({ ask, caseId }) => ask('dateList', { caseId }),
  contact: async ({ ask, caseId }) => [
    await ask('contactList', { caseId }),
    await ask('promptList', { caseId }),
    await each((await ask('caseShow', { caseId })).people, async ({ id: personId }) => [
      await ask('contactPlanShow', { personId }),
      await ask('supportShow', { personId }),
    ]),
  ],
  chronology: ({ ask, caseId }) => ask('consentReleases', { caseId }),
  handover: ({ ask, caseId }) => ask('handoverList', { caseId }),
  holds: async ({ ask, caseId }) => [await ask('holdList', { caseId }), await ask('erasureList', {})],
  log: async ({ engine }) => {
    const entries = engine.session.read((db) =>
      db.all<{ canonical: Uint8Array }>('SELECT canonical FROM audit_entry'),
    );
    return entries.map(({ canonical }) => JSON.parse(new TextDecoder().decode(canonical)));
  },
};

/** Every text in a view, on a line of its own. */
export async function textsIn(thawed: Thawed, view: View): Promise<string> {
  const lines: string[] = [];
  JSON.stringify(await SHOWN[view](thawed), (_name, value: unknown) => {
    if (typeof value === 'string') lines.push(value);
    return value;
  });
  return lines.join('\n');
}
