/** @file Entries in order: when, what, and from where, one step away. */
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChronologyRow } from '../../../src-main/core/chronology/chronology.ts';
import type { ChronologyPlace } from '../../../src-main/core/chronology/entry.ts';
import { formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId, EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type Landing, landOn } from '../../questions/landing.ts';
import { sayFinding } from '../../ui/finding-words.ts';
import { type Route, useNavigation } from '../../ui/routes.tsx';
import classes from './contact.module.css';

export function ChronologyTable(props: { readonly caseId: CaseId; readonly rows: readonly ChronologyRow[] }) {
  const { t } = useTranslation('contact');
  const { go } = useNavigation();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('chronology.when')}</th>
          <th scope="col">{t('chronology.what')}</th>
          <th scope="col">{t('chronology.from')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={JSON.stringify([row.on, row.what, row.person, row.sources])} data-entry={row.kind}>
            <td className="figures">{whenOf(row)}</td>
            <td>
              <p dir="auto">{sayFinding(row.what)}</p>
              {row.person === '' ? null : (
                <p className="quiet">
                  <bdi>{row.person}</bdi>
                </p>
              )}
              {row.toldOtherwise ? <p className="quiet">{t('chronology.toldOtherwise')}</p> : null}
              {row.orderOpen ? <p className="quiet">{t('chronology.orderOpen')}</p> : null}
            </td>
            <td>
              <ul className={classes.sources}>
                {row.sources.map(({ place, said }) => (
                  <li key={JSON.stringify({ place, said })}>
                    <Anchor
                      component="button"
                      type="button"
                      className={classes.source ?? ''}
                      onClick={() => {
                        const there = landingOf(place);
                        if (there !== null) landOn(there);
                        go(placeOf(props.caseId, place));
                      }}
                    >
                      {sayFinding(said)}
                    </Anchor>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function whenOf({ on, until, time }: ChronologyRow): string {
  const first = [formatFuzzyDate(on), time].filter(Boolean).join(', ');
  return until === null ? first : `${first} – ${formatFuzzyDate(until)}`;
}

function placeOf(caseId: CaseId, place: ChronologyPlace): Route {
  switch (place.at) {
    case 'record':
      return { at: 'interview', caseId, screeningId: place.id as ScreeningId };
    case 'exhibit':
      return { at: 'exhibit', caseId, evidenceId: place.id as EvidenceId };
    case 'person':
      return { at: 'case', caseId, tab: 'people' };
    case 'case':
      return { at: 'case', caseId, tab: 'overview' };
    default:
      return { at: 'case', caseId, tab: 'contact' };
  }
}

/** The very card or question there; null where the page itself is it. */
function landingOf(place: ChronologyPlace): Landing | null {
  switch (place.at) {
    case 'record':
      return place.question === '' ? null : { question: place.question };
    case 'contact':
      return { thing: place.id, person: place.personId as PersonId };
    case 'support':
      return { thing: `${place.kind} ${place.subject}`, person: place.id as PersonId };
    case 'event':
    case 'person':
      return { thing: place.id };
    default:
      return null;
  }
}
