/**
 * @file Which folder may know which. One rule per sentence of the design; each has a small project under
 * tests/support/dependency-fixtures that breaks it and nothing else, and a test that sees it caught.
 *
 *   app, cli, host → usecases → { vault, audit, evidence, documents, bundle, exchange } → contract → core
 *   vault → crypto; the window → contract, core
 */
import swc from '@swc/core';

// TypeScript 7 has no API for other tools, so sources are parsed with swc, and dependency-cruiser does not
// tell swc when a file holds JSX. Goes when it does (dependency-cruiser, src/extract/swc/parse.mjs).
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('x') });

const npm = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
const folders = (...names) => `^src-main/(${names.join('|')})/`;
const SHELLS = ['app', 'cli', 'host', 'preload'];
const PARTS = ['core', 'contract', 'audit', 'evidence', 'documents', 'bundle', 'exchange'];
/** The areas of core. Each may use those before it, and the files beside them: names, and what is effective. */
const RULES = [
  'vault',
  'text',
  'dates',
  'details',
  'search',
  'people',
  'evidence',
  'redaction',
  'privilege',
  'findings',
  'errors',
  'words',
  'bundles',
  'forms',
  'consent',
  'answers',
  'withholding',
  'told',
  'clocks',
  'contact',
  'interviews',
  'packs',
  'cases',
  'support',
  'figures',
  'worksheets',
  'chronology',
  'statements',
  'log',
  'handover',
  'leaving',
  'keeping',
  'help',
];
/** The areas of the use cases. Each may use those before it. */
const AREAS = [
  'resources',
  'engine',
  'forms',
  'cases',
  'disclosure',
  'answers',
  'consent',
  'leaving',
  'drafts',
  'evidence',
  'interviews',
  'worksheets',
  'statements',
  'bundles',
  'packs',
  'handover',
  'clocks',
  'contact',
  'chronology',
  'figures',
  'search',
  'today',
  'vault',
  'handlers',
];

/** Those of them that make something that leaves, or show what would. */
const OUTPUTS = AREAS.slice(AREAS.indexOf('consent')).filter((area) => area !== 'worksheets');

const OUTPUT_FILES = [
  `^src-main/usecases/(${OUTPUTS.join('|')})/`,
  '^src-main/usecases/worksheets/(copy-out|notification|notification-export|worksheet-export)\\.ts$',
];

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule(
      'core-is-pure',
      'Rules of the field, read by every process: no files, no clock, no randomness, no hashing of their own.',
      { path: folders('core') },
      // re2js is as pure as core: patterns of forms run in linear time.
      { pathNot: [folders('core'), '^resources/(codes|facts)/', npm('zod'), npm('re2js')] },
    ),
    ...RULES.slice(0, -1).map((area, at) =>
      rule(
        `core-${area}-knows-no-later-one`,
        'An area of core uses those before it, so that a rule can be read without those that need it.',
        { path: `^src-main/core/${area}/` },
        { path: `^src-main/core/(${RULES.slice(at + 1).join('|')})/` },
      ),
    ),
    rule(
      'core-area-is-listed',
      'A new area of core gets its place in the order above.',
      { path: '^src-main/core/[^/]+/', pathNot: `^src-main/core/(${RULES.join('|')})/` },
      {},
    ),
    rule(
      'core-names-know-no-area',
      'The files beside the areas are used by all of them.',
      { path: '^src-main/core/[^/]+$' },
      { path: '^src-main/core/[^/]+/' },
    ),
    rule(
      'contract-imports-core',
      'What crosses between processes is made of the rules it carries, and of nothing else.',
      { path: folders('contract') },
      { pathNot: [folders('contract', 'core'), npm('zod')] },
    ),
    rule(
      'codes-decide-words-do-not',
      'What is found is a code. Its sentence is put to it where people read it, so that no rule can read one back.',
      {
        pathNot: [
          '^(src-renderer|scripts|tests)/',
          folders('cli'),
          '^src-main/core/words/',
          '^src-main/usecases/resources/finding-words\\.ts$',
          // What goes out on paper goes out in words: a printed record, comments in a bundle, a decision to let something out.
          '^src-main/usecases/resources/paper-words\\.ts$',
          '^src-main/usecases/bundles/build-order\\.ts$',
          '^src-main/usecases/consent/decision-words\\.ts$',
        ],
      },
      { path: ['^src-main/core/words/(words|catalogue)\\.ts$', '/resources/finding-words\\.ts$'] },
    ),
    rule(
      'audit-is-pure',
      'The log must be checkable by someone who has nothing but the entries.',
      { path: folders('audit') },
      { pathNot: folders('audit', 'core') },
    ),
    rule(
      'crypto-stands-alone',
      'Bytes in, bytes out: cryptography that knows no vault can be read in a sitting.',
      { path: folders('crypto') },
      { path: '^src-', pathNot: folders('crypto', 'core') },
    ),
    rule(
      'one-key-derivation',
      'Only crypto derives keys from passphrases.',
      { pathNot: ['^src-main/crypto/', '^tests/'] },
      { path: npm('@node-rs/argon2[^/]*') },
    ),
    rule(
      'vault-takes-crypto-and-rules',
      'The store knows keys, the log it keeps and pure rules; never who uses it.',
      { path: folders('vault') },
      { path: '^src-', pathNot: folders('vault', 'crypto', 'audit', 'contract', 'core') },
    ),
    rule(
      'parts-never-see-the-store',
      'Reading evidence, typesetting and assembling work on bytes they are given.',
      { path: folders(...PARTS) },
      { path: folders('vault', 'crypto', 'usecases', ...SHELLS) },
    ),
    rule(
      'usecases-know-no-shell',
      'The same use cases run under the window, the command line and the tests.',
      { path: folders('usecases') },
      { path: [folders(...SHELLS), '^src-renderer/'] },
    ),
    ...AREAS.slice(0, -1).map((area, at) =>
      rule(
        `area-${area}-knows-no-later-one`,
        'An area of the use cases uses those before it, so that nothing runs back up.',
        { path: `^src-main/usecases/${area}/` },
        { path: `^src-main/usecases/(${AREAS.slice(at + 1).join('|')})/` },
      ),
    ),
    rule(
      'area-is-listed',
      'A new area of the use cases gets its place in the order above.',
      { path: '^src-main/usecases/', pathNot: `^src-main/usecases/(${AREAS.join('|')})/` },
      {},
    ),
    rule(
      'disclosure-withholds',
      'What a reader gets is decided in one room. An output asks it, and never the rules, the decisions, traits, or what stands.',
      { path: OUTPUT_FILES },
      {
        path: [
          '^src-main/vault/queries/withheld\\.ts$',
          '^src-main/core/withholding/',
          '^src-main/core/answers/(standing-statements|rows-told)\\.ts$',
          '^src-main/core/forms/fact-traits\\.ts$',
        ],
      },
    ),
    rule(
      'outputs-take-what-is-finished',
      'What was told is gathered and resolved inside the room. An output takes the finished facts, answers or sheet.',
      { path: OUTPUT_FILES },
      {
        path: '^src-main/usecases/disclosure/(collect|resolve|from-case-file|from-ledger|held-how|withhold|record-statement)\\.ts$',
      },
    ),
    rule(
      'one-driver',
      'Only vault/connection.ts may import the SQLite driver: that is where its settings are made safe.',
      { pathNot: ['^src-main/vault/connection\\.ts$', '^tests/'] },
      { path: npm('better-sqlite3') },
    ),
    rule(
      'electron-only-in-app-and-preload',
      'Everything below the window runs in plain Node.',
      { path: '^(src-|scripts)', pathNot: folders('app', 'preload') },
      { path: npm('electron') },
    ),
    rule(
      'app-holds-no-key',
      'The process with the windows has no way to the vault but by message. Run as a command it has no window.',
      { path: folders('app'), pathNot: ['^src-main/app/as-command\\.ts$'] },
      { path: '^src-', pathNot: folders('app', 'contract', 'core') },
    ),
    rule(
      'preload-is-thin',
      'The bridge into the page carries types and one channel, nothing else.',
      { path: folders('preload') },
      { pathNot: [folders('preload', 'contract', 'core'), npm('electron')] },
    ),
    rule(
      'cli-and-host-know-no-window',
      'The command line and the vault host run where no screen is.',
      { path: folders('cli', 'host') },
      { path: [folders('app', 'preload'), '^src-renderer/'] },
    ),
    rule(
      'no-network',
      'No code path opens a network connection.',
      { path: '^(src-|scripts)' },
      {
        path: [
          '^(http|https|http2|net|tls|dns|dns/promises|dgram|inspector|inspector/promises)$',
          npm('undici', 'ws', 'node-fetch', 'axios', 'got'),
        ],
      },
    ),
    rule(
      'renderer-takes-contract-and-core',
      'The page knows the contract and the rules of the field, and not what is behind them.',
      { path: '^src-renderer/' },
      { path: '^src-main/', pathNot: folders('contract', 'core') },
    ),
    rule(
      'renderer-is-a-page',
      'No Node in the page.',
      { path: '^src-renderer/' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'features-do-not-know-each-other',
      'A feature can be read, and taken out, by itself.',
      { path: '^src-renderer/features/([^/]+)/' },
      { path: '^src-renderer/features/', pathNot: '^src-renderer/features/$1/' },
    ),
    rule(
      'nothing-imports-tests',
      'Tests may import anything; nothing imports tests.',
      { path: '^(src-|scripts)' },
      { path: '^tests/' },
    ),
    rule('no-cycles', 'Two files that need each other are one file, or three.', {}, { circular: true }),
    rule(
      'only-declared-packages',
      'What is imported is in package.json, and what ships is not a development tool.',
      { path: '^src-main/', pathNot: folders('app', 'preload') },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'everything-resolves',
      'An import leads somewhere.',
      { path: '^(src-|scripts|tests)' },
      { couldNotResolve: true },
    ),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^tests/support/dependency-fixtures' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
