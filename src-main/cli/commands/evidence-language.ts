/** @file `testimony evidence language`: in which languages pages of an exhibit are read by machine. */
import { languageName } from '../../core/evidence/language-names.ts';
import type { EvidenceId } from '../../core/ids.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase, findEvidence } from '../find.ts';
import { withVault } from '../with-vault.ts';

/** "ron,ukr" as it is typed; the engine says what is no language. */
export const languagesTyped = (typed: string): string[] => typed.split(/[\s,+]+/).filter(Boolean);

export const inWords = (languages: readonly string[]): string =>
  ['English', ...languages.map((name) => languageName(name, 'en'))].join(', ');

const language = command({
  name: 'evidence language',
  summary: 'Choose in which languages the pages of an exhibit are read by machine',
  details: [
    'English is always among them. What was read before stays as it was read; evidence read-pictures reads what is left.',
    'Which languages there are says evidence read-pictures --list; the folder with their files is named by vault read-pictures.',
  ],
  positionals: [{ name: 'ITEM', help: 'exhibit marks, titles, file names or identifiers', count: 'some' }],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    in: {
      type: 'string',
      value: 'LANGUAGES',
      help: 'as their files are called, with commas: ron,ukr; eng for English alone; usual for those of the vault',
      required: true,
    },
  },
  example: 'evidence language AB1 AB2 --vault ./my-vault --case LH-2026-014 --in ron',
  run: ({ options, positionals, terminal, job }) => {
    const typed = languagesTyped(options.in);
    const languages = typed.includes('usual') ? null : typed;
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const chosen = [...new Set(positionals.map((name) => findEvidence(evidence, name)))];
      const set: { evidenceId: EvidenceId; languages: readonly string[] | null }[] = [];
      for (const { id: evidenceId } of chosen)
        set.push({ evidenceId, ...(await perform(engine, 'pictureReadIn', { evidenceId, languages }, job)) });
      return {
        json: { set },
        lines: chosen.map(({ title }, at) => {
          const own = set[at]?.languages;
          return printable(`${title}: ${own == null ? 'as usual in this vault' : inWords(own)}`);
        }),
      };
    });
  },
});

export const languageCommands = [language];
