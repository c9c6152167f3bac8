/** Where a call arrives, and in which account its caller is at home. */

import { accountOf, parseArn } from "../model/arn.ts";
import type { KmsCaller } from "./kms.ts";
import type { Place } from "./names.ts";
import type { Store } from "./store/store.ts";

export interface CallPlace extends Place {
  /** ARN of the caller's account, as CreateGrant records it. */
  readonly root: string;
}

/** A service has no account of its own: it calls in the one that is told with it. */
export function placeOf({ principal, account, region }: KmsCaller, store: Store): CallPlace {
  const [anyKey] = store.keys.values();
  const partition = parseArn(principal)?.partition ?? anyKey?.partition ?? "aws";
  const home = accountOf(principal) ?? account ?? "";
  return { partition, region, account: home, root: `arn:${partition}:iam::${home}:root` };
}
