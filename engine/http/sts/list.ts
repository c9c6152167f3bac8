/** The actions of STS that the endpoint has. */

import type { StsAction } from "./action.ts";
import { assumeRole } from "./assume-role.ts";
import { getCallerIdentity } from "./get-caller-identity.ts";
import { getFederationToken } from "./get-federation-token.ts";

export const stsActions: readonly StsAction[] = [getCallerIdentity, assumeRole, getFederationToken];
