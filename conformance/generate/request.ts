/** Requests: how one asks is drawn first; who asks what of which key is told later. */

import fc from "fast-check";
import type { RequestDocument } from "../../engine/model/documents.ts";
import { ann, type Caller, everyCaller } from "./cast.ts";
import { everyKeyAction, iamOnly } from "./actions.ts";
import { tokenOf } from "./grant.ts";
import { arbitraryInputDraft, type InputDocument, type InputDraft, takesTokens, writeInput } from "./input.ts";
import { everyKey, type WorldKey } from "./keyring.ts";
import type { PolicyDocument } from "./policy-document.ts";
import { tagSets, viaServices } from "./pools.ts";
import { arbitraryContext, type ContextDocument } from "./request-context.ts";

export interface RequestDraft {
  readonly input: InputDraft;
  readonly context: ContextDocument;
  readonly naming: "arn" | "id" | "alias" | "alias-arn";
  readonly viaService: string | null;
  readonly sessionTags: Readonly<Record<string, string>> | null;
  readonly federatedBy: string | null;
}

/** Who asks what, and what is attached to the asking. */
export interface RequestAim {
  readonly caller: Caller;
  readonly key: WorldKey;
  /** Without the prefix. */
  readonly action: string;
  /** Whether an alias of the key is asked about, not the key. */
  readonly onAlias: boolean;
  readonly sessionPolicies: readonly PolicyDocument[];
  readonly vpcEndpoint: string | null;
  readonly grantId: string | null;
}

export const arbitraryRequestDraft: fc.Arbitrary<RequestDraft> = fc.record({
  input: arbitraryInputDraft,
  context: arbitraryContext,
  naming: fc.constantFrom("arn", "arn", "arn", "id", "alias", "alias-arn"),
  viaService: fc.constantFrom(null, null, null, null, null, null, ...viaServices),
  sessionTags: fc.constantFrom(null, null, null, ...tagSets),
  federatedBy: fc.constantFrom(ann.text, ann.text, ann.text, null),
});

/** A request about anything, for an environment that holds every key. */
export const arbitraryRequest: fc.Arbitrary<RequestDocument> = fc
  .record({
    draft: arbitraryRequestDraft,
    caller: fc.constantFrom(...everyCaller),
    key: fc.constantFrom(...everyKey),
    action: fc.constantFrom(...everyKeyAction, ...iamOnly),
  })
  .map(({ draft, ...about }) =>
    writeRequest(draft, { ...about, onAlias: false, sessionPolicies: [], vpcEndpoint: null, grantId: null }),
  );

export function writeRequest(draft: RequestDraft, aim: RequestAim): RequestDocument {
  const { caller, action } = aim;
  const keyless = iamOnly.some((name) => name === action);
  const input = { ...writeInput(draft.input, action, keyless ? null : aim.key.arn), ...grantMembers(draft, aim) };
  const session = sessionOf(draft, aim);
  return {
    principal: caller.text,
    action: `kms:${action}`,
    ...(keyless ? {} : { resource: aim.onAlias ? aliasName(draft, aim) : keyName(draft, aim) }),
    ...(Object.keys(input).length === 0 ? {} : { input }),
    ...(Object.keys(session).length === 0 ? {} : { session }),
    ...(draft.viaService === null || caller.kind === "service" ? {} : { viaService: draft.viaService }),
    ...(aim.vpcEndpoint === null ? {} : { vpcEndpoint: aim.vpcEndpoint }),
    ...(Object.keys(draft.context).length === 0 ? {} : { context: draft.context }),
  };
}

/** The tokens that a request presents, and the grant that RetireGrant is about. */
function grantMembers({ input, naming }: RequestDraft, { action, grantId }: RequestAim): InputDocument {
  if (grantId === null) return {};
  const tokens = input.grantTokens?.map((token) => tokenOf(token, grantId));
  if (action !== "RetireGrant") return tokens === undefined || !takesTokens(action) ? {} : { GrantTokens: tokens };
  const [token] = tokens ?? [];
  return token !== undefined && naming !== "arn" ? { GrantToken: token } : { GrantId: grantId };
}

/** The alias that a request is about: one of the key's own, or one to be made. */
export function aliasArn({ region, account, aliases }: WorldKey): string {
  return `arn:aws:kms:${region}:${account}:${aliases[0] ?? "alias/new"}`;
}

function aliasName({ naming }: RequestDraft, { caller, key }: RequestAim): string {
  const own = caller.account === key.account && key.aliases.length > 0;
  return own && naming === "alias" ? (key.aliases[0] ?? "") : aliasArn(key);
}

/** A bare name means a key of the caller's account; the id of a multi-Region key would mean several. */
function keyName({ naming }: RequestDraft, { caller, key, action }: RequestAim): string {
  const near = caller.account === null || caller.account === key.account;
  const [alias] = key.aliases;
  if (naming === "id" && near && !key.id.startsWith("mrk-")) return key.id;
  // In an alias operation an alias would stand for itself.
  if (alias === undefined || action.endsWith("Alias")) return key.arn;
  if (naming === "alias" && near) return alias;
  return naming.startsWith("alias") ? aliasArn(key) : key.arn;
}

/** Only temporary credentials come from a session. */
function sessionOf(
  draft: RequestDraft,
  { caller, sessionPolicies }: RequestAim,
): NonNullable<RequestDocument["session"]> {
  if (!["session", "role", "federated"].includes(caller.kind)) return {};
  const federated = caller.kind === "federated" && draft.federatedBy !== null;
  return {
    ...(sessionPolicies.length === 0 ? {} : { policies: sessionPolicies }),
    ...(draft.sessionTags === null ? {} : { tags: draft.sessionTags }),
    ...(federated ? { federatedBy: draft.federatedBy } : {}),
  };
}
