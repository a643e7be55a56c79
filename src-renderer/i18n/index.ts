/** @file The interface's words. One catalogue per feature; keys are checked by the compiler. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import audit from './en/audit.json' with { type: 'json' };
import bundles from './en/bundles.json' with { type: 'json' };
import cases from './en/cases.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import consent from './en/consent.json' with { type: 'json' };
import contact from './en/contact.json' with { type: 'json' };
import dates from './en/dates.json' with { type: 'json' };
import evidence from './en/evidence.json' with { type: 'json' };
import facts from './en/facts.json' with { type: 'json' };
import figures from './en/figures.json' with { type: 'json' };
import forms from './en/forms.json' with { type: 'json' };
import handover from './en/handover.json' with { type: 'json' };
import help from './en/help.json' with { type: 'json' };
import interview from './en/interview.json' with { type: 'json' };
import packs from './en/packs.json' with { type: 'json' };
import people from './en/people.json' with { type: 'json' };
import privilege from './en/privilege.json' with { type: 'json' };
import search from './en/search.json' with { type: 'json' };
import settings from './en/settings.json' with { type: 'json' };
import shell from './en/shell.json' with { type: 'json' };
import situation from './en/situation.json' with { type: 'json' };
import today from './en/today.json' with { type: 'json' };
import unlock from './en/unlock.json' with { type: 'json' };
import vault from './en/vault.json' with { type: 'json' };
import worksheets from './en/worksheets.json' with { type: 'json' };
import { INTERPOLATION } from './isolate.ts';

export const english = {
  audit,
  bundles,
  cases,
  common,
  consent,
  contact,
  dates,
  evidence,
  facts,
  figures,
  forms,
  handover,
  help,
  interview,
  packs,
  people,
  privilege,
  search,
  settings,
  shell,
  situation,
  today,
  unlock,
  vault,
  worksheets,
};

/** Resolves once `t` can be used. React escapes what it shows; i18next only keeps names from reordering sentences. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'common',
    ns: Object.keys(english),
    resources: { en: english },
    interpolation: INTERPOLATION,
    returnNull: false,
  });
}
