/**
 * @file The policy of the page demands Trusted Types. The one thing that sets inner HTML is Mantine, for the
 * text of its `<style>` elements. This default policy lets a string through only when it cannot hold an
 * element, and nothing at all where a script is expected.
 */
interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown;
}

export function allowStyleText(): void {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  factory?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('markup is not set from strings here');
      return text;
    },
  });
}
