/**
 * @file What each fact is, read from resources/facts: rules ask for a trait and name no key, so that a new question with its
 * traits is printed, withheld and dated as its neighbours are. Keys of old forms that the file no longer has go by their area.
 */
import * as z from 'zod';
import factsFile from '../../../resources/facts/facts.json' with { type: 'json' };

export const TRAITS = [
  /** A day, a place, names, or how somebody is: among other things it says nothing without its title. */
  'named',
  /** It says itself what it is about: a heading of ours would be read as part of the account. */
  'unheaded',
  /** How one talk was held. */
  'of-a-talk',
  /** Each place has its own: what was done there, how it was to live there. */
  'of-places',
  /** On a person's card it is written in a worker's own words, and may be what they told since. */
  'worker-words',
  /** Its name alone tells what kind of thing is withheld (Article 9 UK GDPR, sexual violence, immigration, accusations). */
  'name-tells',
  /** What somebody asks for, or how they are on a day: no account of what happened. */
  'request',
  /** A reason why it was told differently is not printed under its title. */
  'reason-apart',
  /** Of a day by nature: another answer on another day is another day's. */
  'of-the-day',
  /** Of the day, and its words of an earlier day stay beside the newer ones. */
  'words-stay',
  /** How or where the person can be reached. */
  'way-to-reach',
  /** In the person's own words, which may be the address of a safe house. */
  'where-staying',
  /** A number, mailbox or street that a form hands on: whoever gets it has to know how the person is reached safely. */
  'handed-on',
  /** Whether somebody is safe now: asked afresh each day, and on no paper. */
  'safety-now',
  /** It stands only in a field that is asked: in a list of what no field asks yet it would read as an answer. */
  'only-where-asked',
  /** It may say who the person is. */
  'identity',
] as const;
export type Trait = (typeof TRAITS)[number];

const Key = z.string().regex(/^[a-z-]+(\.[a-z0-9-]+)+$/);
const Keys = z.array(Key).min(1).optional();
const Traits = z.array(z.enum(TRAITS)).min(1);

export const FactsFile = z
  .object({
    /** By how a key begins. */
    areas: z.record(z.string().regex(/^[a-z-]+\.$/), Traits).default({}),
    facts: z
      .array(
        z.strictObject({
          key: Key,
          title: z.string().min(1),
          /** The fact to ask in its place: the question behind this one asked the wrong thing. */
          askInstead: z.string().optional(),
          traits: Traits.optional(),
          /** Traits of its area that it does not have. */
          without: Traits.optional(),
          /** Of a yes or a no: facts that say that there is one. */
          yesBy: Keys,
          /** It holds the own words that were said beside these. */
          wordsOf: Keys,
          /** Texts of the same field that may say its lines already. */
          saidIn: Keys,
        }),
      )
      .min(1),
  })
  .superRefine(({ areas, facts }, context) => {
    const fault = (at: number, message: string) =>
      context.addIssue({ code: 'custom', path: ['facts', at], message });
    const keys = new Set(facts.map(({ key }) => key));
    const seen = new Set<string>();
    facts.forEach(({ key, traits = [], without = [], yesBy = [], wordsOf = [], saidIn = [] }, at) => {
      if (seen.has(key)) fault(at, `"${key}" is there twice`);
      seen.add(key);
      for (const other of [...yesBy, ...wordsOf, ...saidIn])
        if (!keys.has(other)) fault(at, `there is no fact "${other}"`);
      const ofArea = areas[areaOf(key)] ?? [];
      for (const trait of traits)
        if (ofArea.includes(trait)) fault(at, `its area has the trait "${trait}" already`);
      for (const trait of without) if (!ofArea.includes(trait)) fault(at, `its area has no trait "${trait}"`);
    });
  });

const areaOf = (key: string): string => key.slice(0, key.indexOf('.') + 1);

const { areas, facts } = FactsFile.parse(factsFile);
const byKey = new Map(facts.map((fact) => [fact.key, fact]));

/** The traits of one fact; of a key that the file does not have, those of its area. */
export function hasTrait(key: string, trait: Trait): boolean {
  const fact = byKey.get(key);
  if (fact?.traits?.includes(trait) === true) return true;
  return areas[areaOf(key)]?.includes(trait) === true && fact?.without?.includes(trait) !== true;
}

/** By fact, the other facts that it goes with, in the order of the file. */
export const goesWith = (how: 'yesBy' | 'wordsOf' | 'saidIn'): ReadonlyMap<string, readonly string[]> =>
  new Map(facts.flatMap((fact) => (fact[how] === undefined ? [] : [[fact.key, fact[how]] as const])));
