/** @file A key file for one's own key: written out first, and asked for only once it is in its place. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { about, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import { withSecrets } from '../../crypto/secret.ts';
import { changeKeyFile } from '../../vault/change-slot.ts';
import { newKeyFile } from '../../vault/key-file.ts';
import { dataKeyOf, opened } from '../../vault/people.ts';
import type { Engine } from '../engine/engine.ts';
import { letOut } from '../leaving/let-out.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { numberedName } from '../leaving/safe-name.ts';

const NAME = 'testimony-key-file.key';

/** Throws `wrong-passphrase`, `bad-input` where there is one already, read-only, disk-full; the passphrase alone still opens. */
export async function keyFileMake(
  engine: Engine,
  input: CheckedInput<'keyFileMake'>,
): Promise<CallOutput<'keyFileMake'>> {
  const { session, clock } = engine;
  const folder = engine.files.resolve(input.folder);
  const me = session.keyHolders.find(({ id }) => id === session.heldBy);
  if (me?.keyFile === true)
    throw new TestimonyError('bad-input', {
      subject: me.name,
      found: [about(me.name, coded('key-file-there'))],
    });
  const permit = permitToLeave(engine, {
    ground: 'nobodys-data',
    kind: 'key-file',
    mode: 'locked',
    subject: session.heldBy,
    title: NAME,
  });
  return await withSecrets(async (secrets) => {
    const own = secrets.hold(input.own);
    // Whoever mistypes hears so before a file is there.
    await dataKeyOf(opened(session), own, secrets);
    const keyFile = secrets.hold(newKeyFile());
    const fileName = await letOut(engine, permit, {
      folder,
      subject: NAME,
      async make(staging) {
        const [name] = staging.freeNames(NAME, (number) => [numberedName(NAME, number)] as const);
        await staging.add(name, keyFile);
      },
      record(_tx, staging) {
        const [file] = staging.files;
        const facts = { sha256: toHex(sha256(keyFile)) };
        const note = { action: 'vault.key-file-written', subject: session.heldBy, facts };
        return { note, line: session.heldBy, result: file?.path ?? NAME };
      },
    });
    await changeKeyFile({ session, own, keyFile, clock });
    return { fileName };
  });
}

/** Throws `wrong-passphrase`, and `bad-input` where there is none. */
export async function keyFileDrop(
  { session, clock }: Engine,
  input: CheckedInput<'keyFileDrop'>,
): Promise<CallOutput<'keyFileDrop'>> {
  await withSecrets(
    async ({ hold }) => await changeKeyFile({ session, own: hold(input.own), keyFile: null, clock }),
  );
  return { dropped: true };
}
