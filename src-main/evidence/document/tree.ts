/** @file The XML of an office file as a tree: who lays a page out asks for what stands in what. */
import { TestimonyError } from '../../core/errors/errors.ts';
import { readXml } from './read-xml.ts';

/** A document of 300 pages has some 300,000. */
const MOST_ELEMENTS = 2_000_000;

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const NOTHING: Element = { name: '', attributes: {}, children: [] };

/** The root; an element without a name where there is none. Throws damaged-file where it lies too deep, and too-large. */
export function readTree(bytes: Uint8Array | undefined): Element {
  if (bytes === undefined) return NOTHING;
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  let elements = 0;
  readXml(bytes, {
    open(name, attributes) {
      elements += 1;
      if (elements > MOST_ELEMENTS) throw new TestimonyError('too-large', { detail: 'its elements' });
      const element: Element = { name, attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    text(text) {
      const { children } = open.at(-1) ?? root;
      const last = children.at(-1);
      if (typeof last === 'string') children[children.length - 1] = last + text;
      else children.push(text);
    },
    close() {
      if (open.length > 1) open.pop();
    },
  });
  return root.children.find((one) => typeof one !== 'string') ?? NOTHING;
}

/** Elements right inside it. */
export const within = (element: Element | undefined): Element[] =>
  (element?.children.filter((one) => typeof one !== 'string') ?? []) as Element[];

export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((one): one is Element => typeof one !== 'string' && one.name === name);

/** By one name after the other. */
export const at = (element: Element | undefined, ...names: readonly string[]): Element | undefined =>
  names.reduce<Element | undefined>(child, element);

/** Every element of that name in it, in order, and none inside another of them. */
export function all(element: Element | undefined, ...names: readonly string[]): Element[] {
  return within(element).flatMap((one) => (names.includes(one.name) ? [one] : all(one, ...names)));
}

export const textOf = (element: Element | string): string =>
  typeof element === 'string' ? element : element.children.map(textOf).join('');
