/** Checks all files under `root`; each problem is `path: what is wrong`. */
export function checkFiles(root: string): { readonly files: number; readonly problems: readonly string[] };
