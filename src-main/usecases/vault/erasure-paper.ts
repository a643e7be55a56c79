/** @file The certificate of an erasure, as a page and as data. It says nothing of what was erased but how much. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { typesetCertificate } from '../../documents/erasure-certificate.ts';
import { findErasure } from '../../vault/queries/erasures.ts';
import type { Engine } from '../engine/engine.ts';
import { letOut } from '../leaving/let-out.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { numberedName } from '../leaving/safe-name.ts';
import { requireErasureGround } from '../resources/erasure-grounds.ts';

/** Throws `not-found`, read-only, disk-full; nothing is outside then. */
export async function erasureExport(
  engine: Engine,
  input: CheckedInput<'erasureExport'>,
  job: Job,
): Promise<CallOutput<'erasureExport'>> {
  const { session, resources, clock } = engine;
  const certificate = session.read((db) => findErasure(db, input.id));
  if (certificate === undefined) throw new TestimonyError('not-found', { subject: 'certificate' });
  const folder = engine.files.resolve(input.folder);
  const ground = requireErasureGround(resources, certificate.ground);
  const title = `erasure-${certificate.at.slice(0, 10)}`;
  const permit = permitToLeave(engine, {
    ground: 'nobodys-data',
    kind: 'certificate',
    mode: 'locked',
    subject: certificate.id,
    title,
  });
  job.report({ step: 'typesetting' });
  const page = typesetCertificate(resources.folder, { certificate, ground, printedAt: clock.now() });
  const data = new TextEncoder().encode(`${JSON.stringify(certificate, null, 2)}\n`);
  return await letOut(engine, permit, {
    folder,
    subject: title,
    async make(staging) {
      const both = [`${title}.pdf`, `${title}.json`] as const;
      const names = staging.freeNames(
        both[0],
        (number) => both.map((name) => numberedName(name, number)) as [string, string],
      );
      await staging.add(names[0], page);
      await staging.add(names[1], data);
    },
    record(_tx, staging) {
      const note = { action: 'erasure.certificate-written', subject: certificate.id, facts: {} };
      const files = staging.files.map(({ path }) => path);
      return { note, line: certificate.id, result: { files } };
    },
  });
}
