/** @file What another office wrote in the same case, apart from this one: who decides between them is left open. Schema 650 and on. */
import { join } from 'node:path';
import type { CallInput, CallName } from '../../../src-main/contract/index.ts';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { composeEngine } from '../../../src-main/host/compose.ts';
import { systemRandom } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { createVault } from '../../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { quietJob, steadyClock, testClock } from '../ports.ts';
import type { Ids } from './ids.ts';
import { outFolder } from './story-leaving.ts';
import type { Teller } from './teller.ts';

const DECIDED = { overrideGround: 'legal-claims', overrideReason: 'They act for her now.' } as const;

export async function tellTwoOffices(teller: Teller, ids: Ids, desk: string): Promise<void> {
  if (!teller.knows('undecidedList')) return;
  const clock = steadyClock(Date.UTC(2026, 10, 26, 9));
  const session = await createVault({
    folder: join(desk, 'other-office'),
    owner: 'Ruth Clarke',
    passphrase: passphraseBytes('seven other herons wade upstream'),
    clock,
    random: systemRandom,
    kdf: FLOOR_KDF,
  });
  const engine = { ...composeEngine(session, testClock), clock };
  const there = <N extends CallName>(name: N, input: CallInput<N>) =>
    perform(engine, name, input, quietJob());
  const { caseId, personId } = ids;
  const goes = { caseId, exhibits: [ids.rota], records: [], forPurpose: 'court-papers', ...DECIDED };
  try {
    const sent = await teller.tell('handoverMake', {
      ...goes,
      recipient: 'Harbour Law Centre',
      organisation: 'Lantern House',
      to: { key: (await there('handoverKey', {})).recipient },
      folder: outFolder(teller, desk, 'to-other-office'),
    });
    const came = engine.files.register(join(desk, 'to-other-office', sent.fileName));
    const read = await there('handoverRead', { file: came });
    await there('handoverMerge', { handoverId: read.handover.id, seen: read.seen });
    const apart: readonly (readonly [typeof there, string])[] = [
      [(name, input) => teller.tell(name, input), 'here'],
      [there, 'there'],
    ];
    for (const [write, where] of apart) {
      const note = teller.said('consent', `Asked about research, ${where}`);
      const status = where === 'here' ? 'given' : 'refused';
      await write('consentRecord', { personId, purpose: 'research', status, note });
      const words = teller.said('contact', `What she wants, ${where}`);
      const line = { kind: 'decision', about: 'police', answer: 'no', words } as const;
      await write('supportRecord', { personId, line });
      const { people } = await write('caseShow', { caseId });
      const {
        id: _,
        caseId: _case,
        ...person
      } = people.find(({ id }) => id === personId) as (typeof people)[number];
      await write('personUpdate', {
        personId,
        ...person,
        language: where === 'here' ? 'Romani' : 'Moldovan',
      });
    }
    const back = await there('handoverMake', {
      ...goes,
      recipient: 'Lantern House',
      organisation: teller.said('handover', 'Harbour Law Centre'),
      to: { key: (await teller.tell('handoverKey', {})).recipient },
      folder: engine.files.register(desk),
    });
    const review = await teller.tell('handoverRead', { file: teller.pick(join(desk, back.fileName)) });
    await teller.tell('handoverMerge', { handoverId: review.handover.id, seen: review.seen });
    const { undecided } = await teller.tell('undecidedList', { caseId });
    if (undecided.length !== 3) throw new Error(`undecided: ${JSON.stringify(undecided)}`);
    await tellGiven(teller, ids);
  } finally {
    await engine.close();
  }
}

/** Who was given what left, and the day a decision was sent: schemas 670 and 690. */
async function tellGiven(teller: Teller, { caseId, personId }: Ids): Promise<void> {
  const [release] = (await teller.tell('consentReleases', { caseId })).releases;
  const to = teller.said('released', 'Tomasz at the front desk');
  const how = teller.said('released', 'By hand, in a closed envelope');
  await teller.tell('releaseGiven', { caseId, release: release?.id ?? '', to, how });
  await teller.tell('dateRecord', {
    caseId,
    personId,
    kind: 'appealable-decision',
    on: { value: '2026-11-03', qualifier: 'exact' },
    sentOn: '2026-11-05',
    note: teller.said('dates', 'It was sent two days after its date.'),
  });
}
