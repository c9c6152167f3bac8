/** CreateAlias, UpdateAlias, DeleteAlias and ListAliases. Source: KMS API reference; recorded answers of AWS. */

import type { AllowedCall, Operation } from "../call.ts";
import { keyTypeOf } from "../../catalog/key-specs.ts";
import { aliasUnsupported, keyNotFound, kmsError, refuse, type Refusal } from "../errors.ts";
import { text } from "../input.ts";
import { aliasArn, aliasHolder, findKey, isAlias } from "../names.ts";
import { paged } from "../pages.ts";
import type { KeyRecord } from "../store/key-record.ts";
import { subject } from "./subject.ts";

export const createAlias: Operation = (call) => {
  const { store, place, now } = call;
  const key = subject(call);
  const name = text(call.input, "AliasName") ?? "";
  const unfit = reserved(name) ?? unfitTarget(call, key);
  if (unfit !== null) return unfit;
  const arn = aliasArn(name, place);
  if (aliasHolder(arn, store) !== null) {
    return refuse("AlreadyExistsException", `An alias with the name ${arn} already exists`);
  }
  if (key.aliases.size >= mostAliases) return refuse("LimitExceededException");
  return () => {
    key.aliases.set(name, { name, created: now, updated: now });
    store.save(key);
    return { output: {} };
  };
};

export const updateAlias: Operation = (call) => {
  const { store, now, subjects } = call;
  const key = subject(call);
  const name = text(call.input, "AliasName") ?? "";
  const before = subjects.current;
  if (before === null) throw new Error("UpdateAlias without its alias");
  const unfit = reserved(name) ?? unfitTarget(call, key);
  if (unfit !== null) return unfit;
  if (/^Pending(?:Replica)?Deletion$/u.test(key.state)) {
    return { error: kmsError("KMSInvalidStateException", `${key.arn} is pending deletion.`) };
  }
  if (typeOf(before) !== typeOf(key)) {
    return refuse("ValidationException", `Alias ${name} cannot be changed to a key of another type or usage.`);
  }
  if (key !== before && key.aliases.size >= mostAliases) return refuse("LimitExceededException");
  return () => {
    const alias = before.aliases.get(name);
    before.aliases.delete(name);
    store.save(before);
    key.aliases.set(name, { name, created: alias?.created ?? now, updated: now });
    store.save(key);
    return { output: {} };
  };
};

export const deleteAlias: Operation = ({ store, subjects, input }) => {
  const { current } = subjects;
  const name = text(input, "AliasName") ?? "";
  if (current === null) throw new Error("DeleteAlias without its alias");
  const unfit = reserved(name);
  if (unfit !== null) return unfit;
  return () => {
    current.aliases.delete(name);
    store.save(current);
    return { output: {} };
  };
};

/** Aliases of the caller's account in the Region, or those of one key. */
export const listAliases: Operation = ({ input, store, place }) => {
  const named = text(input, "KeyId");
  if (named !== null && isAlias(named)) return { error: aliasUnsupported };
  const found = named === null ? null : findKey(named, place, store);
  if (found !== null && "error" in found) return { error: found.error };
  const aliases = [...store.keys.values()]
    .filter(({ account, region }) => account === place.account && region === place.region)
    .filter((key) => found === null || key === found.key)
    .flatMap((key) =>
      [...key.aliases.values()].map(({ name, created, updated }) => ({
        AliasName: name,
        AliasArn: aliasArn(name, place),
        TargetKeyId: key.id,
        CreationDate: created,
        LastUpdatedDate: updated,
      })),
    );
  return paged(
    input,
    "Aliases",
    aliases.sort((a, b) => (a.AliasName < b.AliasName ? -1 : 1)),
    "AliasName",
    50,
  );
};

const mostAliases = 50;

function typeOf({ keySpec, keyUsage }: KeyRecord): string {
  return keyTypeOf(keySpec, keyUsage) ?? "";
}

function reserved(name: string): Refusal | null {
  if (name === "alias/") return refuse("InvalidAliasNameException", `${name} is not a valid alias name`);
  // The pattern of alias names has the colon of an alias ARN.
  if (name.includes(":")) return refuse("ValidationException", `${name} contains invalid characters for an alias`);
  return name.startsWith("alias/aws/") ? refuse("NotAuthorizedException") : null;
}

/** An alias points to a key of its own account and Region, and never to an alias. */
function unfitTarget({ input, place }: AllowedCall, key: KeyRecord): Refusal | null {
  if (isAlias(text(input, "TargetKeyId") ?? "")) {
    return refuse("ValidationException", "Aliases must refer to keys. Not aliases");
  }
  return key.account === place.account ? null : { error: keyNotFound(key.arn) };
}
