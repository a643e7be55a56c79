/** @file What to look at before building: each a sentence, with the rule it belongs to. Nothing is written. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { readSections } from '../../vault/queries/bundles.ts';
import { requireCase } from '../cases/case-view.ts';
import type { Engine } from '../engine/engine.ts';
import { readBundleView, requireBundle } from './bundle-view.ts';
import { leftSideways, perhapsSideways, turnedUpright } from './preflight/directions.ts';
import type { Settings, Subject } from './preflight/look.ts';
import { custodyNames, namesInTitles, namesOnCover } from './preflight/names.ts';
import {
  attachments,
  comments,
  cutAnswers,
  dates,
  duplicates,
  order,
  sameMarks,
  sameTitles,
  text,
  titles,
} from './preflight/papers.ts';
import { consent, hearing, letters, removed, size, something } from './preflight/whole.ts';
import { requireProfile } from './profile-library.ts';

const LOOKS: readonly Settings[] = [
  ...[
    something,
    consent,
    letters,
    leftSideways,
    removed,
    titles,
    sameTitles,
    sameMarks,
    dates,
    order,
    duplicates,
  ],
  ...[
    text,
    perhapsSideways,
    comments,
    attachments,
    cutAnswers,
    namesOnCover,
    namesInTitles,
    custodyNames,
    hearing,
    turnedUpright,
    size,
  ],
];

/** Throws not-found. */
export function bundlePreflight(
  engine: Engine,
  input: CheckedInput<'bundlePreflight'>,
): CallOutput<'bundlePreflight'> {
  return engine.session.read((db) => {
    const bundle = requireBundle(db, input.bundleId);
    const { map } = readBundleView(engine, db, bundle.id);
    const evidence = readSections(db, bundle.id).flatMap((section) => section.evidence);
    const subject: Subject = {
      ...{ engine, db, bundle, map },
      reference: requireCase(db, bundle.caseId).reference,
      profile: requireProfile(engine.resources, bundle.profile),
      documents: map.sections.flatMap((section) => section.documents),
      evidence: new Map(evidence.map((record) => [record.id as string, record])),
    };
    return { findings: LOOKS.map((look) => look(subject)) };
  });
}
