/** @file The public key of this vault as a page: it may be told to anybody, and says nothing of any case. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { typesetKey } from '../../documents/public-key.ts';
import type { Engine } from '../engine/engine.ts';
import { letOut } from '../leaving/let-out.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { numberedName } from '../leaving/safe-name.ts';
import { handoverKey } from './receiving-key.ts';

const NAME = 'public-key.pdf';

/** Throws `read-only`, `disk-full`; nothing is outside then. */
export async function handoverKeyPaper(
  engine: Engine,
  input: CheckedInput<'handoverKeyPaper'>,
): Promise<CallOutput<'handoverKeyPaper'>> {
  const { session, resources, clock } = engine;
  const folder = engine.files.resolve(input.folder);
  const key = await handoverKey(engine, { renew: false });
  const permit = permitToLeave(engine, {
    ground: 'nobodys-data',
    kind: 'public-key',
    mode: 'locked',
    subject: session.vaultId,
    title: NAME,
  });
  const page = typesetKey(resources.folder, { ...key, printedAt: clock.now(), printedBy: session.actor });
  return await letOut(engine, permit, {
    folder,
    subject: NAME,
    async make(staging) {
      const [name] = staging.freeNames(NAME, (number) => [numberedName(NAME, number)] as const);
      await staging.add(name, page);
    },
    record(_tx, staging) {
      const [file] = staging.files;
      const facts = { recipient: key.recipient, digits: key.digits };
      const note = { action: 'handover.key-written', subject: session.vaultId, facts };
      return { note, line: session.vaultId, result: { fileName: file?.path ?? NAME } };
    },
  });
}
