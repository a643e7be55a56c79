/** @file The certificate of an erasure as A4 pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ERASED_KINDS, type ErasureCertificate, type ErasureGround } from '../core/keeping/erasure.ts';
import { typesetterFor } from './typst.ts';

const Words = z.strictObject({
  title: z.string(),
  what: z.strictObject({ case: z.string(), person: z.string() }),
  labels: z.strictObject({
    when: z.string(),
    by: z.string(),
    second: z.string(),
    nobody: z.string(),
    ground: z.string(),
    counts: z.string(),
    log: z.string(),
    list: z.string(),
    head: z.string(),
    vault: z.string(),
    id: z.string(),
    backups: z.string(),
    noBackups: z.string(),
  }),
  kinds: z.record(z.enum(ERASED_KINDS), z.string()),
  paragraphs: z.array(z.string()),
});

/** Returns PDF bytes (PDF/A-2a). `resources` is the resources folder. `printedAt`: ISO date-time. */
export function typesetCertificate(
  resources: string,
  about: { certificate: ErasureCertificate; ground: ErasureGround; printedAt: string },
): Uint8Array {
  const { certificate, ground, printedAt } = about;
  const file = join(resources, 'locales', 'en', 'erasure-certificate.json');
  const words = Words.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { labels } = words;
  const { log, counts } = certificate;
  const data = {
    title: words.title,
    about: words.what[certificate.what],
    facts: [
      [labels.when, certificate.at.slice(0, 16).replace('T', ' ')],
      [labels.by, certificate.by],
      [labels.second, certificate.second ?? labels.nobody],
      [labels.ground, `${ground.title} (${ground.law})`],
    ],
    countsTitle: labels.counts,
    counts: ERASED_KINDS.map((kind) => [words.kinds[kind], String(counts[kind])]),
    logTitle: labels.log,
    log: [
      [labels.list, `${log.entries} · ${log.list}`],
      [labels.head, `${log.before.seq} · ${log.before.hash}`],
      [labels.vault, certificate.vaultId],
      [labels.id, certificate.id],
    ],
    backupsTitle: labels.backups,
    noBackups: labels.noBackups,
    backups: certificate.backups.map(({ name, at }) => [name, at.slice(0, 16).replace('T', ' ')]),
    paragraphs: words.paragraphs,
  };
  return typesetterFor(resources).typeset({
    template: 'erasure-certificate.typ',
    data,
    createdAt: printedAt,
  }).pdf;
}
