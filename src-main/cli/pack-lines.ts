/** @file Profiles, packs and what came of them, as lines for people. */
import type { PackListed, PackPreview, PackProfileView } from '../contract/packs.ts';
import { columns, printable } from './columns.ts';
import { sayFinding } from './finding-words.ts';

const WHY_NOT = {
  'for-adults': 'for adults',
  'for-children': 'for children',
  'for-other-roles': 'for others',
  'for-other-nations': 'for another nation',
};

export function profileLines(profiles: readonly PackProfileView[]): string[] {
  const rows = profiles.map((one) => [
    one.id,
    one.whyNot === null ? one.title : `${one.title} (${WHY_NOT[one.whyNot]})`,
    one.purposes.join(', ') || 'nobody is asked',
    one.grounds.join(', '),
  ]);
  return ['Packs for this person:', ...columns(['profile', 'title', 'for', 'or on the ground of'], rows)];
}

/** Newest first, as the engine lists them. */
export function packLines(packs: readonly PackListed[]): string[] {
  if (packs.length === 0) return ['No pack has left.'];
  const rows = packs.map((one) => {
    const came = one.outcomes.at(-1);
    const awaited = one.expectedBy === null ? '' : `answer by ${one.expectedBy}`;
    return [
      one.id,
      one.at.slice(0, 10),
      one.title,
      one.recipient || 'not recorded',
      one.channel,
      came === undefined ? awaited : [came.outcome, came.on, came.note].filter(Boolean).join(', '),
    ];
  });
  return [
    ...columns(['pack', 'date', 'title', 'to', 'by', 'outcome'], rows),
    ...packs.flatMap(({ since }) => since.map(sayFinding)),
  ];
}

export function previewLines(view: PackPreview): string[] {
  const held = view.consent.missing.map(sayFinding);
  const stands = view.consent.notAsked === null ? `Recorded: ${view.consent.asked.join(', ')}` : '';
  const parts = view.parts.flatMap((part) => [
    '',
    part.title,
    ...part.about.split('\n').flatMap((line) => (line === '' ? [] : [`  (${line})`])),
    ...part.lines.flatMap((line) => [
      `  ${line.title}`,
      ...line.said.flatMap((said) => said.split('\n').map((one) => `    ${one}`)),
    ]),
  ]);
  const under = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines.map((one) => `  ${one}`)];
  return [
    view.profile.title,
    view.profile.about,
    ...parts,
    ...under('Held back by the safe contact plan:', view.refused.map(sayFinding)),
    ...under('To be decided before it goes:', view.undecided.map(sayFinding)),
    ...under('Before it goes:', [...view.warnings, ...view.consent.anybody].map(sayFinding)),
    ...under(
      'Beyond this profile, with a reason (--beyond):',
      view.beyond.map((one) => `${one.fact}  ${one.title}`),
    ),
    ...(held.length === 0
      ? under('Consent:', [view.consent.notAsked === null ? stands : sayFinding(view.consent.notAsked)])
      : under('Held back:', [
          ...held,
          ...(view.consent.onlyConsent === null ? [] : [view.consent.onlyConsent]),
        ])),
    '',
    `${view.pages} pages. Fingerprint of what was shown, for "pack build --seen": ${view.sha256}`,
  ].map(printable);
}
