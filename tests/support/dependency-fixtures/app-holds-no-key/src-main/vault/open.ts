export const openVault = (): void => {};
