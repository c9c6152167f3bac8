/** GetCallerIdentity: who the signer is. It needs no permission. */

import type { StsAction } from "./action.ts";
import { userId } from "./user-id.ts";

export const getCallerIdentity: StsAction = {
  name: "GetCallerIdentity",
  parameters: [],
  answer: ({ caller }, { environment }) => ({
    result: {
      UserId: userId(caller.principal, environment()),
      Account: caller.principal.split(":")[4] ?? caller.account ?? "",
      Arn: caller.principal,
    },
  }),
};
