/** @file Whether the days, contacts, plans and support of a case that came in a file point at what is in it. */
import type { CaseData } from './case-data.ts';

interface There {
  readonly persons: ReadonlySet<string>;
  readonly papers: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
}

/** The place of each thing that does not hold: "events.3.personId". */
export function unsoundKept(
  { events, answersSeenTo, contacts, plans, support }: CaseData,
  { persons, papers, records }: There,
): (string | false)[] {
  return [
    twiceNamed(
      'events',
      events.map(({ id }) => id),
    ),
    twiceNamed(
      'contacts',
      contacts.map(({ id }) => id),
    ),
    twiceNamed(
      'plans',
      plans.map(({ personId }) => personId),
    ),
    twiceNamed(
      'support',
      support.map(({ personId, kind, subject }) => `${personId} ${kind} ${subject}`),
    ),
    twiceNamed(
      'answersSeenTo',
      answersSeenTo.map(({ answer }) => JSON.stringify(answer)),
    ),
    ...events.flatMap(({ personId, lines }, at) => [
      personId !== null && !persons.has(personId) && `events.${at}.personId`,
      ...lines.map(
        ({ evidenceId }, line) =>
          evidenceId !== null && !papers.has(evidenceId) && `events.${at}.lines.${line}.evidenceId`,
      ),
    ]),
    ...answersSeenTo.map(({ answer }, at) => !records.has(answer.record) && `answersSeenTo.${at}.answer`),
    ...Object.entries({ contacts, plans, support }).flatMap(([name, list]) =>
      list.map(({ personId }, at) => !persons.has(personId) && `${name}.${at}.personId`),
    ),
  ];
}

function twiceNamed(name: string, names: readonly string[]): string | false {
  const seen = new Set<string>();
  const at = names.findIndex((one) => seen.size === seen.add(one).size);
  return at >= 0 && `${name}.${at}`;
}
