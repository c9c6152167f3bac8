/** The intents, one or more for each reason that a decision can have. */

import { cryptographic, iamOnly, ofAliases, ofGrants, ofOwner } from "./actions.ts";
import { callers, everyCaller, insiders } from "./cast.ts";
import type { Intent } from "./intent.ts";
import { bare, everyKey, foreignKeys, ownKeys } from "./keyring.ts";
import { policyPlaces } from "./policy-document.ts";

type Changes = Partial<Omit<Intent, "name" | "levers">> & { readonly levers?: Partial<Intent["levers"]> };

const nothing: Intent["levers"] = {
  keyPolicy: ["silent"],
  identity: ["none"],
  serviceControl: ["none"],
  endpoint: ["none"],
  boundary: ["none"],
  session: ["none"],
  grant: ["none"],
  denies: [null],
};

const ordinary = [...cryptographic, ...ofGrants, ...ofOwner];
const acrossAccounts = [...cryptographic, ...ofGrants];
const outside = callers.outside;
const delegation = { keyPolicy: ["account"], identity: ["allows"] } as const;
const opened = { keyPolicy: ["caller", "everyone", "account"], identity: ["allows"] } as const;
const withLimits = { boundary: ["none", "allows"], session: ["none", "allows"] } as const;
const limitedRoles = [...callers.sessions, ...callers.roles];

function intent(name: string, { levers, ...changes }: Changes): Intent {
  const base = { weight: 2, callers: insiders, keys: ownKeys, actions: ordinary, onAlias: false };
  return { name, ...base, ...changes, levers: { ...nothing, ...levers } };
}

export const intents: readonly Intent[] = [
  intent("the key policy names the caller", { weight: 4, levers: { ...withLimits, keyPolicy: ["caller"] } }),
  intent("the key policy means everyone", {
    callers: everyCaller,
    levers: { keyPolicy: ["everyone"], identity: ["none", "allows"] },
  }),
  intent("the key policy names a service", {
    callers: callers.services,
    actions: acrossAccounts,
    levers: { keyPolicy: ["caller"] },
  }),
  intent("the key policy names a federated user", {
    callers: callers.federated,
    levers: { keyPolicy: ["caller"], session: ["none", "allows", "silent"] },
  }),
  intent("a service-linked role", {
    callers: callers.linked,
    levers: { ...opened, serviceControl: ["silent"], grant: ["none", "met"] },
  }),
  intent("delegation", {
    weight: 6,
    callers: [...insiders, ...callers.federated],
    levers: { ...delegation, ...withLimits, serviceControl: ["none", "allows"], endpoint: ["none", "allows"] },
  }),
  intent("an action for IAM alone", {
    weight: 2,
    callers: [...insiders, ...callers.roots, ...callers.outside, ...callers.services],
    actions: iamOnly,
    levers: { identity: ["allows", "allows", "silent"], keyPolicy: ["silent", "caller"] },
  }),
  intent("an alias", {
    weight: 3,
    actions: ofAliases,
    onAlias: true,
    levers: { identity: ["allows", "allows", "silent"], ...withLimits },
  }),
  intent("the key of an alias", { weight: 3, actions: ofAliases, levers: opened }),
  intent("root", { callers: callers.roots, levers: { keyPolicy: ["account", "account", "caller", "silent"] } }),
  intent("root of another account", {
    weight: 1,
    callers: callers.outsideRoots,
    actions: acrossAccounts,
    levers: { keyPolicy: ["account", "everyone", "silent"] },
  }),
  intent("both accounts", {
    weight: 3,
    callers: outside,
    actions: acrossAccounts,
    levers: { ...opened, ...withLimits, serviceControl: ["none", "allows"] },
  }),
  intent("both accounts, from inside", {
    weight: 1,
    keys: foreignKeys,
    actions: acrossAccounts,
    levers: { ...opened, ...withLimits },
  }),
  intent("a grant", {
    weight: 4,
    callers: [...insiders, ...callers.services, ...outside, ...callers.federated],
    actions: cryptographic,
    levers: { grant: ["met"], ...withLimits },
  }),
  intent("a grant's constraint", {
    weight: 2,
    actions: cryptographic.slice(0, 7),
    callers: [...insiders, ...callers.services, ...outside],
    levers: { grant: ["unmet"] },
  }),
  intent("a grant of a grant", {
    actions: ["CreateGrant"],
    levers: { grant: ["met"], keyPolicy: ["silent", "silent", "account"] },
  }),
  intent("a wider grant of a grant", { actions: ["CreateGrant"], levers: { grant: ["unmet"] } }),
  intent("a grant by policy", { weight: 1, actions: ["CreateGrant"], levers: opened }),
  intent("the retiring principal", {
    weight: 3,
    callers: everyCaller,
    actions: ["RetireGrant"],
    levers: { grant: ["retirable"], identity: ["none", "allows"] },
  }),
  intent("retired by the grantee", {
    weight: 3,
    callers: [...insiders, ...outside],
    actions: ["RetireGrant"],
    levers: { grant: ["retired by grantee"] },
  }),
  intent("retired by an account", {
    weight: 3,
    callers: [...insiders, ...callers.roots, ...callers.outside],
    actions: ["RetireGrant"],
    levers: { grant: ["unmet"], identity: ["allows", "silent"], keyPolicy: ["silent", "caller"] },
  }),
  intent("a Deny", {
    weight: 3,
    levers: {
      ...opened,
      denies: policyPlaces,
      serviceControl: ["allows"],
      endpoint: ["allows"],
      boundary: ["allows"],
      session: ["allows"],
    },
  }),
  intent("a Deny for all but some", {
    callers: everyCaller,
    levers: { ...opened, denies: ["key-policy", "key-policy", "vpc-endpoint-policy"], endpoint: ["allows"] },
  }),
  intent("a Deny beside a grant", {
    weight: 1,
    actions: cryptographic,
    levers: { grant: ["met"], denies: policyPlaces },
  }),
  intent("a silent service control policy", {
    weight: 2,
    callers: [...insiders, ...callers.roots, ...outside],
    actions: acrossAccounts,
    levers: { ...opened, serviceControl: ["silent"] },
  }),
  intent("a silent endpoint policy", {
    weight: 3,
    callers: [...insiders, ...callers.roots, ...callers.outside],
    actions: acrossAccounts,
    levers: { ...opened, endpoint: ["silent"] },
  }),
  intent("a silent boundary", {
    weight: 2,
    levers: { ...delegation, keyPolicy: ["account", "caller"], boundary: ["silent"], session: ["none", "allows"] },
  }),
  intent("a silent session policy", {
    weight: 2,
    callers: [...limitedRoles, ...callers.federated],
    levers: { ...delegation, keyPolicy: ["account", "caller"], session: ["silent"], boundary: ["none", "allows"] },
  }),
  intent("not across accounts", { weight: 3, callers: outside, actions: ofOwner, levers: opened }),
  intent("no delegation", { weight: 2, levers: { identity: ["allows"] } }),
  intent("no identity policy", {
    weight: 2,
    callers: [...insiders, ...outside, ...callers.strangers],
    actions: acrossAccounts,
    levers: { keyPolicy: ["account"], identity: ["silent", "none"] },
  }),
  intent("no key policy for the outside", {
    weight: 2,
    callers: outside,
    actions: acrossAccounts,
    levers: { identity: ["allows"] },
  }),
  intent("nothing", { weight: 1, callers: everyCaller, keys: everyKey, levers: { identity: ["silent", "none"] } }),
  intent("a key without its policy", {
    weight: 1,
    callers: everyCaller,
    keys: [bare],
    actions: acrossAccounts,
    levers: { identity: ["allows", "none"], grant: ["none", "met"] },
  }),
];
