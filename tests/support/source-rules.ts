/**
 * @file Rules on what sources may say, beyond what they may import: one line per rule, with a line of code
 * that breaks it. Read by tests/security/source-rules.test.ts.
 */

export interface SourceRule {
  readonly name: string;
  readonly why: string;
  readonly pattern: RegExp;
  /** Files it applies to, as paths from the project's root. */
  readonly where: RegExp;
  /** The files that may. */
  readonly except?: RegExp;
  /** A line that must be caught. */
  readonly caught: string;
}

const EVERYWHERE = /^(src-main|src-renderer|scripts)\//;
/** The tests too; not the list of known mistakes, nor these rules, which quote what may not be written. */
const OURS = /^(src-main|src-renderer|scripts|tests(?!\/(mutants\/list\/|support\/source-rules\.ts)))\//;
const ENGINE = /^src-main\//;

const OF_THE_FIELD = /^(src-main|src-renderer)\//;
const ONE_ROOM = 'A rule of the field stands in core once; a second copy drifts from it.';

/** Rules that have been in two files before, each by the words that its second copy was written in. */
const ONE_ROOM_RULES: readonly SourceRule[] = [
  {
    name: 'whom a case is about',
    why: ONE_ROOM,
    pattern: /\brole\s*===\s*'survivor'/,
    where: OF_THE_FIELD,
    except: /^src-main\/core\/people\/roles\.ts$/,
    caught: "const first = people.find((one) => one.role === 'survivor');",
  },
  {
    name: 'when two names are one',
    why: ONE_ROOM,
    pattern: /\.normalize\('NFK?C'\).*\.toLowerCase\(\)/,
    where: OF_THE_FIELD,
    except: /^src-main\/core\//,
    caught: "const same = a.normalize('NFC').toLowerCase() === b;",
  },
  {
    name: 'what a day is called, and when a date is one',
    why: ONE_ROOM,
    pattern: /\bqualifier\s*[!=]==\s*'exact'|\bqualifier:\s*'exact'\s*\}|'jan(uary)?'/i,
    where: OF_THE_FIELD,
    except: /^src-main\/core\/(dates\/(fuzzy-date|date-words)|words\/words)\.ts$/,
    caught: "if (date.qualifier !== 'exact') return undefined;",
  },
  {
    name: 'how long a break was',
    why: ONE_ROOM,
    pattern: /\/\s*60_?000\b/,
    where: OF_THE_FIELD,
    except: /^src-main\/core\/interviews\/break\.ts$/,
    caught: 'const minutes = Math.round((end - start) / 60_000);',
  },
  {
    name: 'when a consent has ended',
    why: ONE_ROOM,
    pattern: /\bexpiresOn\s*[<>]/,
    where: OF_THE_FIELD,
    except: /^src-main\/core\/consent\/consent\.ts$/,
    caught: 'const over = line.expiresOn < today;',
  },
  {
    name: 'whether there are words or a value',
    why: ONE_ROOM,
    pattern: /state\s*===\s*'answered'\s*\|\|.*\bownWords\b/,
    where: OF_THE_FIELD,
    except: /^src-main\/core\/answers\/said\.ts$/,
    caught: "const told = one.state === 'answered' || one.ownWords !== '';",
  },
  {
    name: 'what is newest goes by the log',
    why: 'Times are shown, not compared: a clock goes back.',
    pattern: /\.(at|signedAt|startedAt|recordedAt|receivedAt|builtAt)(\s*[<>]|\.localeCompare)/,
    where: OF_THE_FIELD,
    caught: 'ledger.sort((a, b) => a.at.localeCompare(b.at));',
  },
];

export const SOURCE_RULES: readonly SourceRule[] = [
  ...ONE_ROOM_RULES,
  {
    name: 'no requests',
    why: 'No code path opens a network connection.',
    pattern:
      /\b(fetch|importScripts)\s*\(|\bnew\s+(WebSocket|EventSource|XMLHttpRequest|WebTransport|RTCPeerConnection)\b|\bsendBeacon\b/,
    where: EVERYWHERE,
    caught: "const answer = await fetch('https://example.org');",
  },
  {
    name: 'one clock',
    why: 'Time is passed in, so that what depends on it can be tested on any day. How long something takes is measured by performance.now().',
    pattern:
      /\bDate\.now\b|\bnew\s+Date\s*\(\s*\)|\bnew\s+Date\b(?!\s*[(.])|(?<![\w.])(?<!new\s)Date\s*\(\s*\)|\btimeOrigin\b|\bTemporal\.Now\b/,
    where: OURS,
    // The clock of the engine with its test, of the window, of tests that go through a share each day, of a laptop that a
    // test has put; and what is as old as the file system says.
    except:
      /^(src-main\/host\/system|src-renderer\/ui\/dates|tests\/unit\/host\/system\.test|tests\/mutation\/run|tests\/support\/(ports|chromium-host\/(laptop-clock|browser))|scripts\/lib\/build)\.m?ts$|^scripts\/lib\/build\.mjs$|^tests\/support\/chromium-host\/laptop-clock\.mjs$/,
    caught: 'const today = new Date();',
  },
  {
    name: 'the clock of the machine is handed out by programs',
    why: 'Whoever starts a program gives it the clock of the machine; all else is given a clock. Tests give one that stands on a day they choose.',
    pattern: /\bsystemClock\b/,
    where: OURS,
    // The vault host, the command line, the demo. In tests: what goes on in other processes, killed or not, with a
    // vault that both have open, the program in its window, and measurements.
    except:
      /^(src-main\/(host\/(system|vault-host)|cli\/process-io)\.ts|scripts\/demo\.ts|tests\/(faults|bench|e2e|support\/children|support\/faults)\/.*|tests\/unit\/host\/system\.test\.ts|tests\/support\/(leaving-case|deeds|vault-at-home)\.ts)$/,
    caught: 'const engine = composeEngine(session, systemClock);',
  },
  {
    name: 'no zone of the machine',
    why: 'The day where the machine stands is worked out by the two clocks; elsewhere a day is text, and is counted without zones.',
    pattern:
      /\.get(Hours|Minutes|Seconds|Day|Date|Month|FullYear|TimezoneOffset)\s*\(|\.toLocale(Date|Time)String\b|\bDateTimeFormat\b|\.to(Date|Time)String\s*\(|\bnew\s+Date\s*\(\s*\d+\s*,/,
    where: OURS,
    except: /^(src-main\/host\/system|src-renderer\/ui\/dates|tests\/year\/every-day\.test)\.tsx?$/,
    caught: 'const weekday = new Date(iso).getDay();',
  },
  {
    name: 'no language of the machine',
    why: 'Order, capitals and numbers are those of the language that is named, whatever the machine is set to.',
    pattern:
      /\.toLocale(Lower|Upper)Case\s*\(|\.toLocaleString\s*\(\s*\)|\.localeCompare\s*\((?!.*,\s*'[a-z]{2}(-[A-Z]{2})?')|\bIntl\.\w+\s*\(\s*(undefined\b|\))/,
    where: OURS,
    caught: 'names.sort((a, b) => a.localeCompare(b));',
  },
  {
    name: 'no weak randomness',
    why: 'What must not be guessed comes from the operating system.',
    pattern: /\bMath\.random\b/,
    where: EVERYWHERE,
    caught: 'const id = Math.random();',
  },
  {
    name: 'no prints',
    why: 'A log line is a copy of something that left the vault. Only the command line speaks.',
    pattern: /\bconsole\.\w+/,
    where: /^(src-main|src-renderer)\//,
    except: /^src-main\/cli\//,
    caught: "console.log('opened', name);",
  },
  {
    name: 'one bridge',
    why: 'Only src-renderer/bridge sees what the preload exposes.',
    pattern: /\b(window|globalThis|self)\s*(\.|\[\s*['"])\s*testimony\b/,
    where: /^src-renderer\//,
    except: /^src-renderer\/bridge\//,
    caught: "window.testimony.call('caseList', {});",
  },
  {
    name: 'no plain copy of the store',
    why: 'serialize() of an open SQLCipher store returns all of it in plaintext; backup() refuses an encrypted one.',
    pattern: /\b(db|database|connection|store)\s*\.\s*(serialize|backup)\s*\(/,
    where: ENGINE,
    caught: 'const copy = db.serialize();',
  },
  {
    name: 'no code from text',
    why: 'Nothing that came in as data is ever run.',
    pattern: /\beval\s*\(|\bnew\s+Function\s*\(/,
    where: EVERYWHERE,
    caught: "eval('1 + 1');",
  },
  {
    name: 'no markup from text',
    why: 'Case text is shown, never interpreted.',
    pattern: /\bdangerouslySetInnerHTML\b|\.(innerHTML|outerHTML)\s*=|\binsertAdjacentHTML\b/,
    where: /^src-renderer\//,
    caught: '<p dangerouslySetInnerHTML={{ __html: account }} />',
  },
  {
    name: 'nothing opened outside',
    why: 'The program hands no address and no file to other programs of its own accord.',
    pattern: /\b(openExternal|openPath|crashReporter)\b/,
    where: ENGINE,
    caught: 'await shell.openExternal(address);',
  },
  {
    name: 'no temporary folder',
    why: 'No plaintext on disk outside an export the person asked for, temporary files included.',
    pattern: /\btmpdir\s*\(|\bmkdtemp/,
    // What Chromium insists on writing, and removes with the program; nothing of a case is in it. And a copy of a damaged
    // store under a key of its own: the vault's disk may be what is failing.
    except: /^src-main\/(app\/session-data|vault\/salvage\/open-past-damage)\.ts$/,
    where: ENGINE,
    caught: "const folder = mkdtempSync(join(tmpdir(), 'x'));",
  },
  {
    name: 'no forged permit',
    why: 'A permit is given after every gate, and a place outside only for a permit.',
    pattern: /\bas\s+(unknown\s+as\s+)?(LeavingPermit|StagedPath)\b/,
    where: ENGINE,
    except: /^src-main\/usecases\/leaving\/(permit|staging)\.ts$/,
    caught: 'await write(plan, path as StagedPath);',
  },
  {
    name: 'one gatekeeper',
    why: 'Whether something may leave is asked by the permit, of every gate, and not of one by whoever lets it out.',
    pattern: /\b(requireConsent|passConsent)\b/,
    where: ENGINE,
    except: /^src-main\/usecases\/(consent\/consent-gate|leaving\/gates)\.ts$/,
    caught: 'const override = requireConsent(engine, leaving);',
  },
  {
    name: 'releases are recorded by leaving',
    why: 'A line that says that something left is written with its permit.',
    pattern: /\binsertRelease\b/,
    where: ENGINE,
    except: /^src-main\/(vault\/queries\/releases|usecases\/leaving\/(write-out|type-out))\.ts$/,
    caught: 'insertRelease(tx, line);',
  },
  {
    name: 'secrets are held where they are made',
    why: 'A scope overwrites what it holds when it ends (crypto/secret.ts); whatever is not held stays in memory.',
    pattern:
      /(?<!\bfunction )(?<!\bhold\((?:await )?)\b(deriveKey|deriveSlotKey|derivePageKey|deriveFromPassphrase|openSlot|unseal|randomSecret|passphraseBytes)\(/,
    where: ENGINE,
    caught: "const key = deriveKey(dataKey, vaultId, 'db');",
  },
  {
    name: 'one way to wipe',
    why: 'Wiping by hand is forgotten on one of the ways out; a scope is not.',
    pattern: /\.fill\(0\)/,
    where: ENGINE,
    // What crosses in messages is wiped by one function; the dots of a picture are what is nought, and nothing is wiped.
    except: /^src-main\/(crypto\/secret|core\/vault\/secrets-in-input|bundle\/pdf\/plain-pictures)\.ts$/,
    caught: 'passphrase.fill(0);',
  },
];

/** The code without its comments, line for line. */
export function withoutComments(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}

/** "file:line" of every place where a rule is broken. */
export function breaches(rule: SourceRule, path: string, source: string): string[] {
  if (!rule.where.test(path) || rule.except?.test(path) === true) return [];
  return withoutComments(source)
    .split('\n')
    .flatMap((line, index) => (rule.pattern.test(line) ? [`${path}:${index + 1}`] : []));
}
