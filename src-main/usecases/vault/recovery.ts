/**
 * @file Recovery kits: making one, on paper, and trying one. A kit is a slot of its own and a page for each share; the
 * kit before it stays good until the pages of the new one are in their place.
 */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { about, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { withSecrets } from '../../crypto/secret.ts';
import { typesetShare } from '../../documents/recovery-share.ts';
import { addKit, dropKit, type NewKit, retireKits, tryKit } from '../../vault/recovery.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { letOut } from '../leaving/let-out.ts';
import { permitToLeave } from '../leaving/permit.ts';

/** Throws `wrong-passphrase`, `read-only`, `disk-full`, `bad-input` for more needed than there are; the kit before stays good. */
export async function recoveryMake(
  engine: Engine,
  input: CheckedInput<'recoveryMake'>,
  job: Job,
): Promise<CallOutput<'recoveryMake'>> {
  const { shares: count, needed } = input;
  if (needed > count)
    throw new TestimonyError('bad-input', {
      subject: 'needed',
      found: [about('needed', coded('kit-more-needed'))],
    });
  const folder = engine.files.resolve(input.folder);
  const { session, clock, random } = engine;
  const title = 'Recovery kit';
  const permit = permitToLeave(engine, {
    ground: 'nobodys-data',
    kind: 'recovery-kit',
    mode: 'locked',
    subject: session.vaultId,
    title,
  });
  job.report({ step: 'typesetting' });
  const kit = await withSecrets(
    async ({ hold }) => await addKit({ session, own: hold(input.own), shares: count, needed, clock, random }),
  );
  try {
    const made = await letOut(engine, permit, {
      folder,
      subject: title,
      async make(staging) {
        for (const [index, text] of kit.shares.entries()) {
          const page = { kit: kit.kit, number: index + 1, shares: count, needed, made: clock.now(), text };
          const name = `recovery-share-${index + 1}-of-${count}.pdf`;
          await staging.add(name, typesetShare(engine.resources.folder, page));
        }
      },
      record: (_tx, staging) => ({
        note: {
          action: 'recovery.kit-written',
          subject: kit.slotId,
          facts: { kit: kit.kit, needed, shares: count },
        },
        line: kit.slotId,
        result: { kit: kit.kit, files: staging.files.map(({ path }) => path) },
      }),
    });
    retireKits(session, kit.slotId, clock);
    return made;
  } catch (thrown) {
    takeBack(engine, kit);
    throw thrown;
  }
}

/** What was never on paper opens nothing. */
function takeBack({ session, clock }: Engine, { slotId }: NewKit): void {
  try {
    dropKit(session, slotId, clock);
  } catch {
    // Locked meanwhile, or the disk is full: nobody has its shares, so it opens nothing, and the next kit retires it.
  }
}

/** A drill: whether these shares open this vault. Nothing is changed but the log, which says that it was tried. */
export async function recoveryTry(
  engine: Engine,
  { shares }: CheckedInput<'recoveryTry'>,
): Promise<CallOutput<'recoveryTry'>> {
  const found = await tryKit(engine.session.folder, shares);
  transact(
    engine,
    { action: 'recovery.kit-tried', subject: engine.session.vaultId, facts: { kit: found.kit } },
    () => undefined,
  );
  return found;
}
