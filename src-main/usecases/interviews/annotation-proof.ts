/**
 * @file What the log keeps of each line around the answers: a hash that can be worked out again from the line and its
 * random part, and that tells nobody who only has the log what the line says.
 */
import type { Alteration } from '../../contract/interviews.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  ANNOTATIONS,
  type Annotation,
  type AnnotationLine,
  annotationLines,
} from '../../vault/queries/annotation-lines.ts';
import type { LoggedFact } from '../../vault/queries/screening-proof.ts';
import { fingerprint } from '../engine/fingerprint.ts';

type Proofs = { readonly [M in Annotation as `${M}Proof`]?: string } & { readonly breakBegunProof?: string };

/** The facts that tie a line to the log. Nothing for a line from before it had a random part. */
export const annotationProof = (annotation: Annotation, nonce: string, line: AnnotationLine): Proofs =>
  nonce === '' ? {} : { [`${annotation}Proof`]: fingerprint({ nonce, line }) };

/** Of a break that is entered whole, by one entry: as it was begun, and as it is. */
export const wholeBreakProof = (nonce: string, line: AnnotationLine): Proofs => ({
  ...annotationProof('break', nonce, line),
  breakBegunProof: fingerprint({ nonce, line: { ...line, endedAt: null } }),
});

/** Entries that come with one new line each. */
const WRITES: Readonly<Record<Annotation, readonly string[]>> = {
  start: ['screening.started'],
  sitting: ['screening.sitting-changed', 'screening.layer-opened'],
  account: ['screening.layer-opened'],
  break: ['screening.paused'],
  note: ['screening.noted'],
};
const SAID_AS: Readonly<Record<Annotation, Alteration['kind']>> = {
  start: 'sitting',
  sitting: 'sitting',
  account: 'account',
  break: 'break',
  note: 'note',
};

/** Of each kind one at most: a line that is not as the log has it, that the log does not know, or that is not there. */
export function annotationAlterations(db: ReadDb, id: ScreeningId, log: readonly LoggedFact[]): Alteration[] {
  const found = ANNOTATIONS.flatMap((annotation) => annotationAlteration(db, annotation, id, log) ?? []);
  return found.filter((one, at) => found.findIndex(({ kind }) => kind === one.kind) === at);
}

function annotationAlteration(
  db: ReadDb,
  annotation: Annotation,
  id: ScreeningId,
  log: readonly LoggedFact[],
): Alteration | null {
  const fact = `${annotation}Proof`;
  const begun = `${annotation}BegunProof`;
  const proofs = new Map(
    [fact, begun].flatMap((name) =>
      log.filter(({ facts }) => name in facts).map((one) => [one.facts[name], one] as const),
    ),
  );
  const lines = annotationLines(db, annotation, id);
  const odd = lines
    .filter(({ nonce }) => nonce !== '')
    .filter(({ nonce, line }) =>
      saidOf(annotation, line).some((ways) => {
        const known = ways.map((way) => fingerprint({ nonce, line: way })).find((one) => proofs.has(one));
        return known === undefined || !proofs.delete(known);
      }),
    );
  const before = log.filter(({ action, facts }) => WRITES[annotation].includes(action) && !(fact in facts));
  const slippedIn = lines.filter(({ nonce }) => nonce === '').slice(before.length);
  const [first] = [...odd, ...slippedIn];
  const [gone] = proofs.values();
  if (first === undefined && gone === undefined) return null;
  const { question = '', at = null, startedAt = at } = first?.line ?? {};
  return {
    kind: SAID_AS[annotation],
    questions: typeof question === 'string' && question !== '' ? [question] : [],
    at: typeof startedAt === 'string' ? startedAt : (gone?.at ?? null),
  };
}

/**
 * What the log has to know of a line, each in one of these ways. A break is said twice, when it begins and when it ends;
 * its reason may be given at either time.
 */
function saidOf(annotation: Annotation, line: AnnotationLine): readonly (readonly AnnotationLine[])[] {
  if (annotation !== 'break' || line.endedAt === null) return [[line]];
  const begun = { ...line, endedAt: null };
  return [[line], [begun, { ...begun, reason: '' }]];
}
