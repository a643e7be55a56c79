/** @file In which languages pages are read by machine: what is there, what is usual in this vault, and what each exhibit is in. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureReach } from '../../../src-main/contract/picture-reading.ts';
import { languageName } from '../../../src-main/core/evidence/language-names.ts';
import { youSupervise } from '../../../src-main/core/vault/roles.ts';
import { app } from '../../bridge/client.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from './evidence.module.css';

const ENGLISH = 'eng';
const AS_USUAL = '';
const named = (languages: readonly string[]) =>
  [ENGLISH, ...languages].map((name) => languageName(name, 'en')).join(', ');

export function ReadingLanguages({ reach }: { readonly reach: PictureReach }) {
  const { t } = useTranslation('evidence');
  const { folder, state, there, usual } = reach.languages;
  const { data: people } = useRead('colleagueList', {});
  const setUp = useWrite('pictureReadingSet', ['pictureReach', 'auditList']);
  const [thrown, setThrown] = useState<unknown>(null);
  const maySet = youSupervise(people?.people);
  const choose = async () => {
    setThrown(null);
    try {
      const found = await app.pickFolder();
      if (found !== null) setUp.mutate({ folder: found.handle });
    } catch (error) {
      setThrown(error);
    }
  };
  const error = setUp.error ?? thrown;
  const dismiss = () => {
    setUp.reset();
    setThrown(null);
  };
  const where = { folder, languages: there.map((name) => languageName(name, 'en')).join(', ') };
  return (
    <details className={classes.languages} data-reading-languages>
      <summary>{t('reading.in.title', { usual: named(usual) })}</summary>
      {error === null ? null : <ErrorPanel error={error} onDismiss={dismiss} />}
      <p className="quiet">{t('reading.in.about')}</p>
      <p>{t(`reading.in.${state}`, where)}</p>
      {maySet ? (
        <div className={classes.reading}>
          <Button variant="default" size="sm" onClick={() => void choose()}>
            {t('reading.in.choose')}
          </Button>
        </div>
      ) : (
        <p className="quiet">{t('reading.in.ask')}</p>
      )}
      {there.length + usual.length === 0 ? null : (
        <div className={classes.languageList}>
          {maySet ? (
            <Choice
              label={t('reading.in.usual')}
              there={there}
              chosen={(setUp.isPending ? setUp.variables.usual : undefined) ?? usual}
              onChoose={(languages) => setUp.mutate({ usual: [...(languages ?? [])] })}
            />
          ) : null}
          {reach.waiting.map((one) => (
            <OfExhibit key={one.evidenceId} one={one} there={there} />
          ))}
        </div>
      )}
    </details>
  );
}

function OfExhibit({
  one: { evidenceId, title, pages, languages },
  there,
}: {
  readonly one: PictureReach['waiting'][number];
  readonly there: readonly string[];
}) {
  const { t } = useTranslation('evidence');
  const set = useWrite('pictureReadIn', ['pictureReach', 'auditList']);
  return (
    <div>
      {set.error === null ? null : <ErrorPanel error={set.error} onDismiss={set.reset} />}
      <Choice
        label={t('reading.in.exhibit', { title, count: pages.length })}
        there={there}
        chosen={set.isPending ? set.variables.languages : languages}
        mayBeUsual
        onChoose={(chosen) => set.mutate({ evidenceId, languages: chosen === null ? null : [...chosen] })}
      />
    </div>
  );
}

/** One language beside English; several that were chosen by a command stand as they are, and so does one that is missing. */
function Choice({
  label,
  there,
  chosen,
  mayBeUsual = false,
  onChoose,
}: {
  readonly label: string;
  readonly there: readonly string[];
  readonly chosen: readonly string[] | null;
  readonly mayBeUsual?: boolean;
  readonly onChoose: (languages: readonly string[] | null) => void;
}) {
  const { t } = useTranslation('evidence');
  const value = chosen === null ? AS_USUAL : chosen.length === 0 ? ENGLISH : chosen.join(' ');
  const options = [
    ...(mayBeUsual ? [{ value: AS_USUAL, label: t('reading.in.asUsual') }] : []),
    { value: ENGLISH, label: languageName(ENGLISH, 'en') },
    ...there.map((name) => ({ value: name, label: named([name]) })),
  ];
  const isListed = options.some((option) => option.value === value);
  const missing = (chosen ?? []).some((name) => !there.includes(name));
  const words = named(chosen ?? []);
  const own = { value, label: missing ? t('reading.in.missing', { language: words }) : words };
  return (
    <NativeSelect
      label={label}
      data={isListed ? options : [...options, own]}
      value={value}
      onChange={({ currentTarget }) => {
        const picked = currentTarget.value;
        onChoose(picked === AS_USUAL ? null : picked === ENGLISH ? [] : picked.split(' '));
      }}
    />
  );
}
