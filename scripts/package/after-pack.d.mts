interface AfterPackContext {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: {
    readonly executableName: string;
    readonly appInfo: { readonly productFilename: string };
  };
}

/** Sets every fuse of the packaged program. Rejects when Electron has one that is not decided on. */
export default function afterPack(context: AfterPackContext): Promise<void>;
