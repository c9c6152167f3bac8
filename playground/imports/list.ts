/** The forms of text that the page takes, tried in this order. */

import { accountDetails } from "./account-details.ts";
import { cloudTrailEvent } from "./cloudtrail-event.ts";
import { environment } from "./environment.ts";
import type { ImportForm } from "./import-form.ts";
import { keyMetadata } from "./key-metadata.ts";
import { keyPolicy } from "./key-policy.ts";
import { listedGrants } from "./listed-grants.ts";
import { principalPolicy } from "./principal-policy.ts";
import { request } from "./request.ts";
import { scenario } from "./scenario.ts";

export const importForms: readonly ImportForm[] = [
  scenario,
  environment,
  cloudTrailEvent,
  accountDetails,
  principalPolicy,
  keyPolicy,
  listedGrants,
  keyMetadata,
  request,
];
