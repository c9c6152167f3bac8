/** Paths as texts: which folder a file is in, and which folder another one. The linter knows no file system. */

/** Without `.`, and without `..` where it can be told what that leaves. */
export function plainPath(path: string): string {
  const plain: string[] = [];
  for (const step of path.split(/[\\/]/u)) {
    if (step === "." || (step === "" && plain.length > 0)) continue;
    if (step === ".." && !["", "..", undefined].includes(plain.at(-1))) plain.pop();
    else plain.push(step);
  }
  return plain.join("/");
}

/** The folder of a file, from where its path begins: empty for a name alone. */
export function folderOf(file: string): string {
  const plain = plainPath(file);
  return plain.lastIndexOf("/") === 0 ? "/" : plain.slice(0, Math.max(0, plain.lastIndexOf("/")));
}

/** Whether a folder is another one, or within it. */
export function isWithin(folder: string, outer: string): boolean {
  if (outer === "") return !/^(?:\/|[A-Za-z]:|\.\.(?:\/|$))/u.test(folder);
  return folder === outer || folder.startsWith(`${outer}/`);
}
