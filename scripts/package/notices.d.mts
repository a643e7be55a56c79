export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  readonly source: string;
  readonly text: string;
}

/** Every package that the program carries, sorted by name. Throws when one names no licence or its text is nowhere. */
export function shippedPackages(root: string): ShippedPackage[];

/** THIRD-PARTY-NOTICES.txt. `runtime`: the notice of what runs the program; Electron's where none is given. */
export function noticesText(root: string, runtime?: string): string;
