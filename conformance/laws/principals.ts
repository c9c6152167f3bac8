/** The Principal element, with some of its entries taken away. */

import { listOf, type Members } from "./policies.ts";

type Keep = (type: string, entry: string) => boolean;

/** The statement with the entries that are kept; none where nobody is left. NotPrincipal stays as it is. */
function keepPrincipals(statement: Members, keep: Keep): readonly Members[] {
  const principal = statement["Principal"];
  if (principal === undefined) return [statement];
  if (principal === "*") return keep("AWS", "*") ? [statement] : [];
  const kept = Object.entries(principal as Members).flatMap(([type, entries]) => {
    const left = listOf(entries).filter((entry) => keep(type, String(entry)));
    return left.length === 0 ? [] : [[type, left] as const];
  });
  return kept.length === 0 ? [] : [{ ...statement, Principal: Object.fromEntries(kept) }];
}

/** Without account principals, in either spelling. */
export function withoutAccounts(statement: Members): readonly Members[] {
  if (statement["Effect"] === "Deny") return [statement];
  return keepPrincipals(statement, (type, entry) => type !== "AWS" || !/^\d{12}$|:root$/u.test(entry));
}

/** Without any principal of an account, and without everyone. */
export function withoutAccount(statement: Members, account: string): readonly Members[] {
  if (statement["Effect"] === "Deny") return [statement];
  return keepPrincipals(
    statement,
    (type, entry) => type !== "AWS" || (entry !== "*" && !entry.includes(account) && !/^A(?:ROA|IDA)/u.test(entry)),
  );
}
